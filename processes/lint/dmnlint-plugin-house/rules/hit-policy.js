const { is, text } = require('./helper');

/** UNIQUE, unless the decision's description gives the reason for another hit policy. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'dmn:DecisionTable') && (node.hitPolicy || 'UNIQUE') !== 'UNIQUE' && !text(node.$parent.description)) {
      reporter.report(node.$parent.id, `Give the reason for hit policy ${node.hitPolicy} in the decision's description`);
    }
  }
});
