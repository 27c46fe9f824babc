const { extensions, is, isAny } = require('./helper');

const foreign = (delegate) => delegate && !/^\$\{communitySafety\.\w+\}$/.test(delegate);
const FOREIGN = 'A delegate expression names a bean of the plugin: ${communitySafety.…}';

/** Models name beans of the plugin; they carry no scripts, class names, connectors or forms of their own. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:ScriptTask')) {
      reporter.report(node.id, 'No script tasks: use a service task with a delegate expression');
    }
    if (is(node, 'bpmn:SequenceFlow') && node.conditionExpression && node.conditionExpression.language) {
      reporter.report(node.id, 'No script conditions: use a ${…} expression', ['conditionExpression']);
    }
    if (!is(node, 'bpmn:BaseElement')) {
      return;
    }
    if (node.get('camunda:class')) {
      reporter.report(node.id, 'No camunda:class: use a delegate expression', ['class']);
    }
    if (foreign(node.get('camunda:delegateExpression'))) {
      reporter.report(node.id, FOREIGN, ['delegateExpression']);
    }
    if (isAny(node, ['bpmn:UserTask', 'bpmn:StartEvent']) && node.get('camunda:formKey')) {
      reporter.report(node.id, 'No form key: use a Camunda Form by camunda:formRef', ['formKey']);
    }
    for (const element of extensions(node)) {
      if (is(element, 'camunda:Script')) {
        reporter.report(node.id, 'No scripts in listeners, inputs or outputs');
      }
      if (is(element, 'camunda:Connector')) {
        reporter.report(node.id, 'No connectors: use a delegate expression');
      }
      if (is(element, 'camunda:FormData')) {
        reporter.report(node.id, 'No generated form: use a Camunda Form by camunda:formRef');
      }
      if (isAny(element, ['camunda:ExecutionListener', 'camunda:TaskListener']) && element.class) {
        reporter.report(node.id, 'No class in a listener: use a delegate expression');
      }
      if (foreign(element.delegateExpression)) {
        reporter.report(node.id, FOREIGN);
      }
    }
  }
});
