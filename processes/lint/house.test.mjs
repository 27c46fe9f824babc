// Each house rule refuses what it is there for, and leaves a sound model alone.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';

const processes = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(processes, 'package.json'));
const bpmn = { Linter: require('bpmnlint/lib/linter'), Resolver: require('bpmnlint/lib/resolver/node-resolver') };
const dmn = { Linter: require('dmnlint/lib/linter'), Resolver: require('dmnlint/lib/resolver/node-resolver') };
const DmnModdle = createRequire(require.resolve('dmnlint/package.json'))('dmn-moddle');

const ask = async ({ Linter, Resolver }, model) => {
  const linter = new Linter({ config: { extends: 'plugin:house/all' }, resolver: new Resolver({ require }) });
  return Object.entries(await linter.lint(model)).flatMap(([rule, reports]) =>
    reports.map(({ id }) => `${rule.replace('house/', '')} ${id}`)
  );
};

async function problems(content, diagram = '') {
  const { rootElement, warnings } = await new BpmnModdle({
    camunda: require('camunda-bpmn-moddle/resources/camunda.json')
  }).fromXML(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
      xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="all" targetNamespace="x">
    <process id="funding" name="Funding"><documentation>F1</documentation>${content}</process>${diagram}</definitions>`);
  assert.deepEqual(warnings, []);
  return ask(bpmn, rootElement);
}

/** Flows written as "a>b", or "a>b:Label". */
const flows = (...pairs) =>
  pairs
    .map((pair) => pair.split(/[>:]/))
    .map(([from, to, name = '']) => `<sequenceFlow id="${from}To${to}" sourceRef="${from}" targetRef="${to}" name="${name}"/>`)
    .join('');

/** A node with what comes in and goes out, which the parser does not work out by itself. */
const node = (type, id, name, incoming, outgoing, more = '') =>
  `<${type} id="${id}" name="${name}" ${more}>${incoming.map((f) => `<incoming>${f}</incoming>`).join('')}${outgoing
    .map((f) => `<outgoing>${f}</outgoing>`)
    .join('')}</${type}>`;

test('a sound process has no problems', async () => {
  assert.deepEqual(
    await problems(
      `<startEvent id="received" name="Application received" camunda:formRef="funding-received" camunda:formRefBinding="deployment"/>
       <userTask id="consider" name="Consider application"><documentation>F2</documentation></userTask>
       <serviceTask id="book" name="Book amount" camunda:delegateExpression="\${communitySafety.bookAmount}"/>`
    ),
    []
  );
});

test('a gateway that chooses asks, and its flows answer', async () => {
  const gateway = (name) => node('exclusiveGateway', 'q', name, [], ['qTos', 'qTot']);
  const tasks = '<task id="s" name="Support"/><task id="t" name="Turn down"/>';
  assert.deepEqual(await problems(gateway('Quorate') + tasks + flows('q>s:Yes', 'q>t')), ['answers q', 'answers qTot']);
  assert.deepEqual(await problems(gateway('Quorate?') + tasks + flows('q>s:Yes', 'q>t:No')), []);
});

test('user tasks are documented', async () => {
  assert.deepEqual(await problems('<userTask id="consider" name="Consider application"/>'), ['documentation consider']);
});

test('labels start with a capital and say what is done', async () => {
  assert.deepEqual(await problems('<task id="a" name="consider"/><task id="b" name="Manage risk"/><subProcess id="c"/>'), [
    'labels a',
    'labels b',
    'labels c'
  ]);
});

test('flows that run side by side are joined, flows that exclude each other may just meet', async () => {
  const meeting = (fork) =>
    node(fork, 'fork', 'Which?', [], ['forkTos', 'forkTot']) +
    node('task', 's', 'Sign', ['forkTos'], ['sTou']) +
    node('task', 't', 'Tell', ['forkTot'], ['tTou']) +
    node('task', 'u', 'Unite', ['sTou', 'tTou'], []) +
    flows('fork>s:A', 'fork>t:B', 's>u', 't>u');
  assert.deepEqual(await problems(meeting('parallelGateway')), ['joins u']);
  assert.deepEqual(await problems(meeting('exclusiveGateway')), []);
});

test('a reminder that runs beside its task is joined too', async () => {
  const reminder = (cancel) =>
    node('task', 's', 'Sign', [], ['sTou']) +
    node('boundaryEvent', 'r', 'Reminder due', [], ['rTou'], `attachedToRef="s" cancelActivity="${cancel}"`) +
    node('task', 'u', 'Unite', ['sTou', 'rTou'], []) +
    flows('s>u', 'r>u');
  assert.deepEqual(await problems(reminder(false)), ['joins u']);
  assert.deepEqual(await problems(reminder(true)), []);
});

for (const [what, content] of Object.entries({
  'a script task': '<scriptTask id="x" name="X"/>',
  'a class': '<serviceTask id="x" name="X" camunda:class="a.B"/>',
  'a bean of somebody else': '<serviceTask id="x" name="X" camunda:delegateExpression="${bookAmount}"/>',
  'a listener of somebody else': `<task id="x" name="X"><extensionElements>
      <camunda:executionListener delegateExpression="\${bookAmount}" event="start"/></extensionElements></task>`,
  'a form key': '<startEvent id="x" name="X" camunda:formKey="embedded:app:x.html"/>',
  'a script in a listener': `<task id="x" name="X"><extensionElements><camunda:executionListener event="start">
      <camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener></extensionElements></task>`,
  'a script in an input': `<task id="x" name="X"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a">
      <camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></task>`,
  'a class in a listener': `<task id="x" name="X"><extensionElements><camunda:executionListener class="a.B" event="start"/>
      </extensionElements></task>`
})) {
  test(`${what} is foreign code`, async () => assert.deepEqual(await problems(content), ['no-foreign-code x']));
}

test('there are no lanes', async () => {
  assert.deepEqual(await problems('<laneSet id="who"/>'), ['no-lanes who']);
});

test('a level has at most 25 nodes and fits on a screen', async () => {
  const tasks = (count) => Array.from({ length: count }, (_, n) => `<task id="t${n}" name="Tell"/>`).join('');
  assert.deepEqual(await problems(tasks(25)), []);
  assert.deepEqual(await problems(tasks(26)), ['one-screen funding']);
  const diagram = (width) => `<di:BPMNDiagram id="d"><di:BPMNPlane id="p" bpmnElement="funding"><di:BPMNShape id="s"
      bpmnElement="t0"><dc:Bounds x="10" y="10" width="${width}" height="80"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>`;
  assert.deepEqual(await problems(tasks(1), diagram(1920)), []);
  assert.deepEqual(await problems(tasks(1), diagram(1921)), ['one-screen funding']);
});

test('ids speak', async () => {
  for (const id of ['Activity_0x1y2z3', 'Flow_decide', 'task_1', 'Gateway_1p0cxfv', 'sid-6FD1']) {
    assert.deepEqual(await problems(`<task id="${id}" name="X"/>`), [`readable-ids ${id}`]);
  }
  for (const id of ['considerApplication', 'step2', 'papers_due']) {
    assert.deepEqual(await problems(`<task id="${id}" name="X"/>`), []);
  }
});

test('what has no tenant is refused', async () => {
  const timer = (inner) => `<startEvent id="due" name="Due">${inner}<timerEventDefinition id="t"/></startEvent>`;
  assert.deepEqual(await problems(timer('')), ['tenant-safe due']);
  assert.deepEqual(await problems(`<subProcess id="s" name="Withdrawal" triggeredByEvent="true">${timer('')}</subProcess>`), []);
  assert.deepEqual(await problems('<endEvent id="e" name="E"><signalEventDefinition id="s"/></endEvent>'), ['tenant-safe e']);
  for (const binding of ['', 'camunda:formRefBinding="latest"']) {
    assert.deepEqual(await problems(`<startEvent id="s" name="S" camunda:formRef="f" ${binding}/>`), ['tenant-safe s']);
  }
});

// ---- decision tables ----

const sound = {
  decision: 'id="route" name="Route" camunda:historyTimeToLive="P365D"',
  description: '',
  hitPolicy: 'UNIQUE',
  input: '<inputExpression id="amount"><text>amount</text></inputExpression>',
  allowed: '<outputValues id="allowed"><text>"board","officeHolders"</text></outputValues>',
  rule: 'small',
  annotation: 'F5: up to £1,000',
  cell: '[0..1000]',
  result: '"officeHolders"'
};

async function tableProblems(changes = {}) {
  const t = { ...sound, ...changes };
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
      id="all" name="All" namespace="x"><decision ${t.decision}>${t.description}<decisionTable id="table" hitPolicy="${t.hitPolicy}">
    <input id="in" label="Amount">${t.input}</input><output id="out" name="route">${t.allowed}</output>
    <rule id="${t.rule}"><description>${t.annotation}</description><inputEntry id="cell"><text>${t.cell}</text></inputEntry>
    <outputEntry id="result"><text>${t.result}</text></outputEntry></rule></decisionTable></decision></definitions>`;
  const model = await new Promise((resolve, reject) =>
    new DmnModdle().fromXML(xml, (error, parsed, { warnings } = {}) =>
      error || warnings.length ? reject(error ?? new Error(warnings[0].message)) : resolve(parsed)
    )
  );
  return ask(dmn, model);
}

test('a sound table has no problems', async () => assert.deepEqual(await tableProblems(), []));

for (const [problem, changes] of Object.entries({
  'allowed-values route': { allowed: '' },
  'annotations small': { annotation: ' ' },
  'feel cell': { cell: '[0..' },
  'feel amount': { input: '<inputExpression id="amount" expressionLanguage="juel"><text>x</text></inputExpression>' },
  'history-time-to-live route': { decision: 'id="route" name="Route"' },
  'hit-policy route': { hitPolicy: 'FIRST' },
  'readable-ids DecisionRule_0abc123': { rule: 'DecisionRule_0abc123' }
})) {
  test(`a table with ${JSON.stringify(changes)} is refused`, async () =>
    assert.deepEqual(await tableProblems(changes), [problem]));
}

test('a result that is not among the allowed values is refused', async () => {
  assert.deepEqual(await tableProblems({ result: '"bord"' }), ['allowed-values route']);
});

test('free text needs no allowed values', async () => {
  assert.deepEqual(await tableProblems({ allowed: '', result: '"fewer than 33%"' }), []);
});

test('another hit policy is fine with its reason', async () => {
  const description = '<description>Every unmet condition is listed.</description>';
  assert.deepEqual(await tableProblems({ hitPolicy: 'COLLECT', description }), []);
});
