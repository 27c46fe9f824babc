const { codes, column, is, onlyCodes, text } = require('./helper');

const DASH = ['', '-'];

/** A column of codes lists the codes that may stand in it, and no cell holds another. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'dmn:DecisionTable')) {
      return;
    }
    const decision = node.$parent;
    const columns = [
      ...(node.input || []).map((clause, n) => [clause, clause.inputValues, column(node, 'inputEntry', n)]),
      ...(node.output || []).map((clause, n) => [clause, clause.outputValues, column(node, 'outputEntry', n)])
    ];
    for (const [clause, values, cells] of columns) {
      const label = clause.label || clause.name || clause.id;
      const filled = cells.filter((cell) => !DASH.includes(cell) && cell !== 'null');
      const allowed = text(values && values.text);
      if (!allowed) {
        if (filled.length && filled.every(onlyCodes)) {
          reporter.report(decision.id, `Column "${label}" holds codes: list the allowed values`);
        }
        continue;
      }
      const known = new Set(codes(allowed));
      for (const code of new Set(filled.filter(onlyCodes).flatMap(codes))) {
        if (!known.has(code)) {
          reporter.report(decision.id, `"${code}" is not among the allowed values of column "${label}"`);
        }
      }
    }
  }
});
