const { is, isAny, text } = require('./helper');

/** Labels are in sentence case; tasks say what is done, and sub-processes have labels too. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, ['bpmn:FlowNode', 'bpmn:SequenceFlow', 'bpmn:Process'])) {
      return;
    }
    const label = text(node.name);
    if (isAny(node, ['bpmn:SubProcess', 'bpmn:Process']) && !label) {
      reporter.report(node.id, 'Element is missing label/name', ['name']);
    }
    if (/^\p{Ll}/u.test(label)) {
      reporter.report(node.id, `Start the label "${label}" with a capital`, ['name']);
    }
    if (is(node, 'bpmn:Activity') && /^(process|handle|manage)\b/i.test(label)) {
      reporter.report(node.id, `"${label}" does not say what is done: use a verb that does`, ['name']);
    }
  }
});
