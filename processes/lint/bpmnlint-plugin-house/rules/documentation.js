const { isAny, text } = require('./helper');

/** Each process and user task says what it is for and which clauses it serves. */
module.exports = () => ({
  check(node, reporter) {
    if (isAny(node, ['bpmn:Process', 'bpmn:UserTask']) && !(node.documentation || []).some((d) => text(d.text))) {
      reporter.report(node.id, 'Say in the documentation what this is for and which clauses it serves');
    }
  }
});
