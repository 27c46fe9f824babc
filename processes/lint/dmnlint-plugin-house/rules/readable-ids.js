const { is } = require('./helper');

// "DecisionRule_0x1y2z3", "Decision_1", "_7b0c…-…"
const GENERATED = /^([A-Z][A-Za-z]*_[0-9a-z]{6,8}|[A-Za-z]+_\d+|_?[0-9a-f]{8}-.*)$/;

/** The ids of decisions, rules and input data are read in the audit trail. */
module.exports = () => ({
  check(node, reporter) {
    if (['dmn:Decision', 'dmn:DecisionRule', 'dmn:InputData'].some((type) => is(node, type))) {
      if (!node.id || GENERATED.test(node.id)) {
        reporter.report(node.id, `"${node.id || ''}" looks generated: choose an id that speaks`);
      }
    }
  }
});
