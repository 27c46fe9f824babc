const { is, isAny } = require('bpmnlint-utils');

const text = (value) => (value || '').trim();

/** Whether a gateway sends one token along some of several flows, so that its label asks something. */
const asks = (node) =>
  isAny(node, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']) && (node.outgoing || []).length > 1;

/** The Camunda extension elements of a node, those inside listeners and inputs included. */
function extensions(node) {
  const within = (element) => {
    const properties = (element.$descriptor && element.$descriptor.properties) || [];
    return [
      element,
      ...properties
        .filter((property) => !property.isAttr && !property.isReference)
        .flatMap((property) => element.get(property.name) || [])
        .filter((child) => child.$type)
        .flatMap(within)
    ];
  };
  return ((node.extensionElements && node.extensionElements.values) || []).flatMap(within);
}

module.exports = { asks, extensions, is, isAny, text };
