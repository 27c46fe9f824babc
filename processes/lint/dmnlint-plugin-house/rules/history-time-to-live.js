const { is, text } = require('./helper');

/** Decisions say how long their history is kept. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'dmn:Decision') && !text(node.$attrs['camunda:historyTimeToLive'])) {
      reporter.report(node.id, 'Set camunda:historyTimeToLive');
    }
  }
});
