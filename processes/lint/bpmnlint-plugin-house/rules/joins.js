const { is, isAny } = require('./helper');

const joins = (node) => isAny(node, ['bpmn:ParallelGateway', 'bpmn:InclusiveGateway']) && (node.incoming || []).length > 1;

const targets = (node) => (node.outgoing || []).map((flow) => flow.targetRef);

/** The nodes that a token from these comes to before it is joined with others. */
function reach(nodes, fork) {
  const found = new Set();
  const visit = (node) => {
    if (node && node !== fork && !found.has(node) && !joins(node)) {
      found.add(node);
      targets(node).forEach(visit);
    }
  };
  nodes.forEach(visit);
  return found;
}

/** The branches that run side by side after this node, each as its first nodes. */
function branches(node, level) {
  if (isAny(node, ['bpmn:ParallelGateway', 'bpmn:InclusiveGateway'])) {
    return targets(node).map((target) => [target]);
  }
  const beside = level.filter((event) => event.attachedToRef === node && event.cancelActivity === false);
  return beside.length ? [targets(node), ...beside.map(targets)] : [];
}

/**
 * Flows that run side by side meet in a gateway that joins them; otherwise what follows happens once for each. Flows of
 * which only one is ever taken may meet anywhere: that is why the stricter rule "fake-join" is off.
 */
module.exports = () => ({
  check(container, reporter) {
    if (!is(container, 'bpmn:FlowElementsContainer')) {
      return;
    }
    const level = (container.flowElements || []).filter((element) => is(element, 'bpmn:FlowNode'));
    const met = new Set();
    for (const fork of level) {
      const reached = branches(fork, level).map((branch) => reach(branch, fork));
      for (const node of level) {
        const meeting = isAny(node, ['bpmn:Activity', 'bpmn:Event']) && (node.incoming || []).length > 1;
        if (meeting && reached.filter((nodes) => nodes.has(node)).length > 1) {
          met.add(node);
        }
      }
    }
    met.forEach((node) => reporter.report(node.id, 'Flows that run side by side meet here: join them in a gateway first'));
  }
});
