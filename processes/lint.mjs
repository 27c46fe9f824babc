// Checks every process and decision table; a warning is a failure.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import { models, root } from './models.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

function lint(what, script, files, ...options) {
  if (files.length === 0) {
    console.log(`No ${what} to check.`);
    return true;
  }
  const paths = files.map(({ path }) => relative(here, path));
  const { status } = spawnSync(process.execPath, [script, ...options, ...paths], { cwd: here, stdio: 'inherit' });
  console.log(status === 0 ? `No problems in the ${what} (${files.length}).` : `The ${what} have problems; see above.`);
  return status === 0;
}

/** The file of a process is named after its key, so that it is found from Cockpit. */
async function namedAfterTheirKey(files) {
  let fine = true;
  for (const { path, name } of files) {
    const { rootElement } = await new BpmnModdle().fromXML(readFileSync(path, 'utf8')).catch(() => ({}));
    const keys = (rootElement?.rootElements ?? []).filter(({ $type }) => $type === 'bpmn:Process').map(({ id }) => id);
    if (rootElement && (keys.length !== 1 || keys[0] !== name)) {
      console.error(`${relative(root, path)} holds ${keys.join(', ') || 'no process'}: one process, named like its file.`);
      fine = false;
    }
  }
  return fine;
}

const bin = (linter) => {
  const manifest = require.resolve(`${linter}/package.json`);
  return join(dirname(manifest), require(manifest).bin[linter]);
};
const processes = models('processes', '.bpmn');
const decisions = models('decisions', '.dmn');
const results = [
  lint('processes', bin('bpmnlint'), processes, '--max-warnings=0'),
  await namedAfterTheirKey(processes),
  lint('decision tables', bin('dmnlint'), decisions)
];
process.exitCode = results.every(Boolean) ? 0 : 1;
