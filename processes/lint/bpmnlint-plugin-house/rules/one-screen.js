const { is } = require('./helper');

const NODES = 25;
const WIDTH = 1920;
const HEIGHT = 1080;

/** A level can be taken in at one look. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:FlowElementsContainer')) {
      const nodes = (node.flowElements || []).filter((element) => is(element, 'bpmn:FlowNode')).length;
      if (nodes > NODES) {
        reporter.report(node.id, `${nodes} flow nodes on one level; at most ${NODES}: move a part to a call activity`);
      }
    }
    if (is(node, 'bpmndi:BPMNPlane')) {
      const points = (node.planeElement || []).flatMap((element) => [
        ...(element.waypoint || []),
        ...[element.bounds, element.label && element.label.bounds]
          .filter(Boolean)
          .flatMap(({ x, y, width, height }) => [{ x, y }, { x: x + width, y: y + height }])
      ]);
      const extent = (values) => (values.length ? Math.max(...values) - Math.min(...values) : 0);
      const width = extent(points.map(({ x }) => x));
      const height = extent(points.map(({ y }) => y));
      if (width > WIDTH || height > HEIGHT) {
        reporter.report(
          node.bpmnElement ? node.bpmnElement.id : node.id,
          `The diagram is ${Math.round(width)}×${Math.round(height)}; at most ${WIDTH}×${HEIGHT}`
        );
      }
    }
  }
});
