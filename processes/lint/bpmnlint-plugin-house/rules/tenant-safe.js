const { is, isAny } = require('./helper');

/** What would start, correlate or bind outside the partnership that it belongs to. */
module.exports = () => ({
  check(node, reporter) {
    const definitions = node.eventDefinitions || [];
    if (is(node, 'bpmn:StartEvent') && is(node.$parent, 'bpmn:Process') && definitions.length) {
      reporter.report(node.id, 'A process that starts by an event has no tenant: let the scheduler start it');
    }
    if (is(node, 'bpmn:Event') && definitions.some((definition) => is(definition, 'bpmn:SignalEventDefinition'))) {
      reporter.report(node.id, 'Signals reach other partnerships: use a message or a table');
    }
    if (isAny(node, ['bpmn:StartEvent', 'bpmn:UserTask']) && node.get('camunda:formRef')) {
      const binding = node.get('camunda:formRefBinding');
      if (!['deployment', 'version'].includes(binding)) {
        reporter.report(node.id, 'Bind the form by "deployment": "latest" finds no form of a tenant', ['formRefBinding']);
      }
    }
  }
});
