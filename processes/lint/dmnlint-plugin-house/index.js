const rules = [
  'allowed-values',
  'annotations',
  'feel',
  'history-time-to-live',
  'hit-policy',
  'readable-ids'
];

module.exports = {
  configs: {
    all: {
      rules: Object.fromEntries(rules.map((rule) => [rule, 'error']))
    }
  }
};
