module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImports: require('../../rooms.eslint')(__dirname),
  overrides: [
    {
      // Everything is bundled into dist/: what the sources import must be declared, but is needed only to build.
      files: ['src/**', 'build.mjs', 'scripts/**'],
      rules: {
        '@backstage/no-undeclared-imports': 'off',
        'import/no-extraneous-dependencies': [
          'error',
          { devDependencies: true },
        ],
      },
    },
  ],
});
