module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImports: require('../../rooms.eslint')(__dirname),
});
