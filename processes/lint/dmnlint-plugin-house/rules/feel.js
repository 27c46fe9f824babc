const { parser } = require('@bpmn-io/lezer-feel');

const { is, text } = require('./helper');

const errors = (source, top) => {
  const found = [];
  parser.configure({ top }).parse(source).iterate({
    enter: ({ type, from }) => {
      if (type.isError) {
        found.push(from);
      }
    }
  });
  return found;
};

/** Cells and expressions are FEEL, and correct as far as syntax goes. */
module.exports = () => ({
  check(node, reporter) {
    const unary = is(node, 'dmn:UnaryTests');
    if (!unary && !is(node, 'dmn:LiteralExpression')) {
      return;
    }
    const id = node.id || node.$parent.id;
    const language = text(node.expressionLanguage);
    if (language && !/(^|\/)feel\/?$/i.test(language)) {
      reporter.report(id, `Write it in FEEL, not ${language}`);
      return;
    }
    const source = text(node.text);
    if (source && source !== '-' && errors(source, unary ? 'UnaryTests' : 'Expression').length) {
      reporter.report(id, `This is no FEEL: ${source}`);
    }
  }
});
