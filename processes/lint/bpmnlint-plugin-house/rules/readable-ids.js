const { isAny } = require('./helper');

// "Activity_0x1y2z3", "Flow_1", "sid-6FD1…", "_7b0c…-…"
const GENERATED = /^([A-Z][A-Za-z]*_[0-9a-z]{6,8}|[A-Za-z]+_\d+|(Sequence)?Flow_.*|sid-.*|id-.*|_?[0-9a-f]{8}-.*)$/;

/** Ids are read in Cockpit, in the audit trail and in Java. */
module.exports = () => ({
  check(node, reporter) {
    if (
      isAny(node, [
        'bpmn:Artifact',
        'bpmn:Error',
        'bpmn:Escalation',
        'bpmn:FlowElement',
        'bpmn:Message',
        'bpmn:Process',
        'bpmn:Signal'
      ]) &&
      GENERATED.test(node.id)
    ) {
      reporter.report(node.id, `"${node.id}" looks generated: choose an id that speaks`, ['id']);
    }
  }
});
