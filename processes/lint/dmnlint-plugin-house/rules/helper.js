const is = (node, type) => node.$instanceOf && node.$instanceOf(type);

const text = (value) => (value || '').trim();

/** The text in the nth cell of each rule; `cells` is `inputEntry` or `outputEntry`. */
const column = (table, cells, n) => (table.rule || []).map((rule) => text((rule[cells] || [])[n] && rule[cells][n].text));

/** A value such as "officeHolders": a code, not a sentence. */
const CODE = /"([a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)"/g;

const codes = (cell) => [...cell.matchAll(CODE)].map((match) => match[1]);

/** Whether a cell holds codes and nothing else: "a", or "a", "b", or not("a"). */
const onlyCodes = (cell) => codes(cell).length > 0 && /^[\s,()]*$/.test(cell.replace(/^not\b/, '').replace(CODE, ''));

module.exports = { codes, column, is, onlyCodes, text };
