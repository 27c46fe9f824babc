const { is } = require('./helper');

/** Who does a task differs between partnerships, so it is data and not a lane. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:LaneSet')) {
      reporter.report(node.id || node.$parent.id, 'No lanes: who does a task is data of the partnership');
    }
  }
});
