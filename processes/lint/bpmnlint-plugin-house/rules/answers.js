const { asks, is, text } = require('./helper');

/** A gateway that chooses is a question; the flows that leave it are the answers. */
module.exports = () => ({
  check(node, reporter) {
    if (asks(node) && text(node.name) && !text(node.name).endsWith('?')) {
      reporter.report(node.id, 'A gateway that chooses is labelled with a question: end it with "?"', ['name']);
    }
    if (is(node, 'bpmn:SequenceFlow') && node.sourceRef && asks(node.sourceRef) && !text(node.name)) {
      reporter.report(node.id, 'A flow that leaves a question is labelled with the answer', ['name']);
    }
  }
});
