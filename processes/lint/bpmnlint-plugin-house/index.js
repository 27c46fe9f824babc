const rules = [
  'answers',
  'documentation',
  'joins',
  'labels',
  'no-foreign-code',
  'no-lanes',
  'one-screen',
  'readable-ids',
  'tenant-safe'
];

module.exports = {
  configs: {
    all: {
      rules: Object.fromEntries(rules.map((rule) => [rule, 'error']))
    }
  }
};
