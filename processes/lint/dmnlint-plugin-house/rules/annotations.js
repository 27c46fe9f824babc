const { is, text } = require('./helper');

/** Each rule cites the clause that it comes from; each column says what it is. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'dmn:DecisionRule')) {
      const annotated = text(node.description) || (node.annotationEntry || []).some((entry) => text(entry.text));
      if (!annotated) {
        reporter.report(node.id, 'Cite in the annotation the clause that this rule comes from');
      }
    }
    if (is(node, 'dmn:InputClause') && !text(node.label)) {
      reporter.report(node.id, 'Input column is missing label');
    }
    if (is(node, 'dmn:OutputClause') && !text(node.label) && !text(node.name)) {
      reporter.report(node.id, 'Output column is missing label');
    }
  }
});
