/**
 * Imports go one way (ARCHITECTURE.md):
 * common ← engine ← repository ← (cli, backend, scaffolder module); engine ← node ← backend; common ← frontend.
 */
const prefix = '@container-maturity/backstage-plugin-';

const rooms = {
  'maturity-common': [],
  'maturity-engine': ['maturity-common'],
  'maturity-repository': ['maturity-common', 'maturity-engine'],
  'maturity-node': ['maturity-common', 'maturity-engine'],
  'maturity-backend': [
    'maturity-common',
    'maturity-engine',
    'maturity-repository',
    'maturity-node',
  ],
  maturity: ['maturity-common'],
  'scaffolder-backend-module-golden-path': [
    'maturity-common',
    'maturity-engine',
    'maturity-repository',
  ],
  cli: ['maturity-common', 'maturity-engine', 'maturity-repository'],
  app: ['maturity'],
  backend: ['maturity-backend', 'scaffolder-backend-module-golden-path'],
};

/** The restrictedImports of a package's .eslintrc.js, by the name of its folder. */
module.exports = function roomRules(directory) {
  const room = require('node:path').basename(directory);
  const allowed = [room, ...rooms[room]];
  return Object.keys(rooms)
    .filter(name => !allowed.includes(name))
    .map(name => ({
      name: `${prefix}${name}`,
      message: `${room} may import ${
        rooms[room].join(', ') || 'none of our packages'
      } only: imports go one way, see ARCHITECTURE.md.`,
    }));
};
