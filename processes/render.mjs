// Draws every process and decision into docs/pictures.
//
//   npm run render                 draws what has changed since the last time
//   npm run render -- --all        draws everything again
//   npm run pictures               only says which pictures are missing or out of date
//
// Each picture carries a fingerprint of its model, so that an unchanged model keeps its picture to the byte, and a
// picture that lags behind its model is found without drawing it. CHROMIUM names the browser; the default is Debian's.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { crc32 } from 'node:zlib';
import { models, root } from './models.mjs';

const LOOK = '1'; // raise it when the pictures are to look different: every one is then out of date
const MARGIN = 20;
const SCALE = 2;
const KEYWORD = 'community-safety-model';

const require = createRequire(import.meta.url);
const pictures = join(root, 'docs', 'pictures');

// ---- fingerprints, kept in a text chunk of the PNG ----

const fingerprint = (model) =>
  createHash('sha256').update(LOOK).update(readFileSync(model, 'utf8').replaceAll('\r\n', '\n')).digest('hex');

function chunks(png) {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length), end: at + 12 + length });
    at += 12 + length;
  }
  return found;
}

/** What the picture says of its model: { fingerprint, model }, or undefined if it was not drawn here. */
function drawnFrom(file) {
  const png = readFileSync(file);
  const chunk = chunks(png).find(({ type, data }) => type === 'tEXt' && data.toString('latin1').startsWith(`${KEYWORD}\0`));
  if (!chunk) {
    return undefined;
  }
  const [, value] = chunk.data.toString('latin1').split('\0');
  const [print, model] = value.split(' ');
  return { fingerprint: print, model };
}

function signed(png, print, model) {
  const body = Buffer.from(`tEXt${KEYWORD}\0${print} ${model}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  const header = chunks(png)[0].end;
  return Buffer.concat([png.subarray(0, header), length, body, sum, png.subarray(header)]);
}

// ---- what there is to draw ----

const drawings = [
  ...models('processes', '.bpmn').map((model) => ({
    ...model,
    kind: 'process',
    stem: model.tenant ? `${model.tenant}-${model.name}-process` : model.name
  })),
  ...models('decisions', '.dmn').map((model) => ({
    ...model,
    kind: 'decision',
    stem: `${model.tenant ?? 'shared'}-`
  }))
].map((model) => ({ ...model, source: relative(root, model.path), print: fingerprint(model.path) }));

const existing = () =>
  existsSync(pictures)
    ? readdirSync(pictures)
        .filter((name) => name.endsWith('.png'))
        .map((name) => ({ name, ...drawnFrom(join(pictures, name)) }))
        .filter(({ model }) => model)
    : [];

const isCurrent = ({ source, print }) => {
  const ours = existing().filter(({ model }) => model === source);
  return ours.length > 0 && ours.every((picture) => picture.fingerprint === print);
};

const orphans = () => existing().filter(({ model }) => !drawings.some(({ source }) => source === model));

// ---- drawing ----

const asset = (path) => require.resolve(path);

/** The models are laid out for Arial; Arimo has its measures, and comes along so that every machine draws the same. */
const fonts = [
  ['Arial', 'arimo', 400],
  ['Arial', 'arimo', 700],
  ['Cousine', 'cousine', 400]
]
  .flatMap(([family, name, weight]) => {
    const ranges = require(`@fontsource/${name}/unicode.json`);
    return ['latin', 'latin-ext'].map((subset) => {
      const data = readFileSync(asset(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`));
      return `@font-face { font-family: "${family}"; font-weight: ${weight}; unicode-range: ${ranges[subset]};
        src: url(data:font/woff2;base64,${data.toString('base64')}) format("woff2") }`;
    });
  })
  .join('\n');

async function show(page, body, style = '') {
  await page.setContent(`<!doctype html><style>${fonts} body { margin: 0; background: #fff } ${style}</style>${body}`);
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
}

async function shoot(page, selector) {
  const element = await page.$(selector);
  const { width, height } = await element.boundingBox();
  await page.setViewport({ width: Math.ceil(width), height: Math.ceil(height), deviceScaleFactor: SCALE });
  return Buffer.from(await element.screenshot());
}

async function shootSvg(page, svg) {
  await show(
    page,
    `<div id="shot">${svg.slice(svg.indexOf('<svg'))}</div>`,
    `#shot { display: inline-block; padding: ${MARGIN}px } svg { display: block }`
  );
  return shoot(page, '#shot');
}

/** One picture, and one more for each collapsed sub-process. */
async function drawProcess(page, { stem }, xml) {
  await show(page, '<div id="canvas"></div>', '#canvas { width: 1920px; height: 1080px }');
  await page.addScriptTag({ path: asset('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const { planes, warnings } = await page.evaluate(async (source) => {
    const viewer = new window.BpmnJS({ container: '#canvas' });
    const result = await viewer.importXML(source);
    const drawn = [];
    for (const diagram of viewer.getDefinitions().diagrams) {
      await viewer.open(diagram);
      drawn.push({ element: diagram.plane.bpmnElement.id, svg: (await viewer.saveSVG()).svg });
    }
    return { planes: drawn, warnings: result.warnings.map(({ message }) => message) };
  }, xml);
  refuse(warnings);
  const shots = [];
  for (const [n, { element, svg }] of planes.entries()) {
    shots.push({ name: n === 0 ? stem : `${stem}-${element}`, png: await shootSvg(page, svg) });
  }
  return shots;
}

const DECISION_STYLES = [
  'diagram-js',
  'dmn-js-shared',
  'dmn-js-drd',
  'dmn-js-decision-table',
  'dmn-js-literal-expression',
  'dmn-js-boxed-expression',
  'dmn-font/css/dmn-embedded'
];

// no controls, nothing cut off, and room for the "bpmn.io" mark below
const DECISION_LOOK = `
  #canvas { width: 4000px; height: 4000px }
  #canvas.narrow { width: 1000px }
  #canvas { --literal-expression-font-family-monospace: Cousine, monospace }
  .view-drd { display: none }
  .dmn-decision-table-container thead .input-variable,
  .dmn-decision-table-container thead .output-variable,
  .dmn-decision-table-container thead .output-values,
  .dmn-decision-table-container thead .input-values,
  .dmn-decision-table-container thead [class*="-variable"] { white-space: normal; overflow-wrap: anywhere }
  .dmn-literal-expression-container .textarea { min-height: 0; white-space: pre-wrap }
`;

/** One picture for each decision; where there are several, one more of how they hang together. */
async function drawDecision(page, { stem, name: file }, xml) {
  const open = async () => {
    await show(page, '<div id="canvas"></div>');
    for (const style of DECISION_STYLES) {
      await page.addStyleTag({ path: asset(`dmn-js/dist/assets/${style}.css`) });
    }
    await page.addStyleTag({ content: DECISION_LOOK });
    await page.addScriptTag({ path: asset('dmn-js/dist/dmn-viewer.production.min.js') });
    return page.evaluate(async (source) => {
      window.viewer = new window.DmnJS({ container: '#canvas' });
      const { warnings } = await window.viewer.importXML(source);
      return {
        views: window.viewer.getViews().map(({ type, element }) => ({ type, element: element.id })),
        warnings: warnings.map(({ message }) => message)
      };
    }, xml);
  };
  const { views, warnings } = await open();
  refuse(warnings);
  const shots = [];
  for (const [n, { type, element }] of views.entries()) {
    if (type === 'drd') {
      if (views.length > 2) {
        const svg = await page.evaluate(async (index) => {
          await window.viewer.open(window.viewer.getViews()[index]);
          return (await window.viewer.getActiveViewer().saveSVG()).svg;
        }, n);
        shots.push({ name: `${stem}${file}-requirements`, png: await shootSvg(page, svg) });
        await open();
      }
      continue;
    }
    await page.evaluate(
      async (index, margin) => {
        const canvas = document.querySelector('#canvas');
        canvas.style.cssText = '';
        await window.viewer.open(window.viewer.getViews()[index]);
        const table = canvas.querySelector('.tjs-table');
        canvas.classList.toggle('narrow', !table);
        const last = table ?? canvas.querySelector('.viewer-container').lastElementChild;
        const { right, bottom } = last.getBoundingClientRect();
        canvas.style.width = `${Math.ceil(right)}px`;
        canvas.style.height = `${Math.ceil(bottom) + 2 * margin}px`;
      },
      n,
      MARGIN
    );
    shots.push({ name: `${stem}${element}`, png: await shoot(page, '#canvas') });
    await page.setViewport({ width: 1920, height: 1080, deviceScaleFactor: SCALE });
  }
  return shots;
}

function refuse(warnings) {
  if (warnings.length) {
    throw new Error(warnings.join('\n'));
  }
}

async function withBrowser(work) {
  const { default: puppeteer } = await import('puppeteer-core');
  const profile = mkdtempSync(join(tmpdir(), 'pictures-'));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    userDataDir: profile,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none'
    ]
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function draw(browser, drawing) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1920, height: 1080, deviceScaleFactor: SCALE });
  const xml = readFileSync(drawing.path, 'utf8');
  const shots = await (drawing.kind === 'process' ? drawProcess : drawDecision)(page, drawing, xml);
  await page.close();
  existing()
    .filter(({ model }) => model === drawing.source)
    .forEach(({ name }) => rmSync(join(pictures, name)));
  for (const { name, png } of shots) {
    writeFileSync(join(pictures, `${name}.png`), signed(png, drawing.print, drawing.source));
    console.log(`docs/pictures/${name}.png`);
  }
}

// ---- the command ----

const due = drawings.filter((drawing) => process.argv.includes('--all') || !isCurrent(drawing));
const leftOver = orphans();

if (process.argv.includes('--check')) {
  due.forEach(({ source }) => console.error(`${source} has no up-to-date picture in docs/pictures.`));
  leftOver.forEach(({ name, model }) => console.error(`docs/pictures/${name} shows ${model}, which is gone.`));
  if (due.length + leftOver.length) {
    console.error('Run "npm run render" in processes, look at the pictures and commit them.');
    process.exitCode = 1;
  } else {
    console.log(`The pictures are up to date (${drawings.length} models).`);
  }
} else {
  mkdirSync(pictures, { recursive: true });
  leftOver.forEach(({ name }) => rmSync(join(pictures, name)));
  if (due.length) {
    await withBrowser(async (browser) => {
      for (const drawing of due) {
        try {
          await draw(browser, drawing);
        } catch (error) {
          console.error(`${drawing.source} cannot be drawn: ${error.message}`);
          process.exitCode = 1;
        }
      }
    });
  }
  console.log(`${due.length} of ${drawings.length} models drawn.`);
}
