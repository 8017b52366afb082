import fc from 'fast-check';
import { repositoryOf } from '../../files/testing';
import { docsSection } from '../docs';
import { collected } from '../testing';
import { subjectsOf } from './subjects';

async function told(files: Record<string, string>) {
  const { subjects } = await collected(docsSection, files);
  return subjects.map(
    ({ subject, source }) => `${subject} ${source.file}:${source.line}`,
  );
}

const section = (heading: string) => ({
  'README.md': `# Orders\n\n## ${heading}\n`,
});

describe('the subjects of documents', () => {
  it.each([
    ['development', 'Contributing'],
    ['development', '开发指南'],
    ['testing', 'Running the tests'],
    ['testing', '测试指南'],
    ['decisions', 'Technology choices'],
    ['decisions', '技术选型说明'],
    ['practices', 'Best practices'],
    ['practices', '最佳实践'],
    ['practices', 'Practices'],
    ['performance', 'Benchmarks'],
    ['performance', '性能报告'],
    ['support', 'Getting help'],
    ['support', '联系我们'],
    ['support', 'Our Slack channel'],
    ['recovery', 'Back up and restore'],
    ['recovery', 'Restoring a back-up'],
  ])('%s: %s', async (subject, heading) => {
    expect(await told(section(heading))).toEqual([`${subject} README.md:3`]);
  });

  it.each(['Supported browsers', 'Licence', 'Browser support', 'Latest news'])(
    'says nothing of %s',
    async heading => {
      expect(await told(section(heading))).toEqual([]);
    },
  );

  it('are known by the names of files, unless these are empty', async () => {
    expect(
      await told({ 'docs/load-tests.md': 'x', 'CONTRIBUTING.md': 'x' }),
    ).toEqual([
      'development CONTRIBUTING.md:0',
      'testing docs/load-tests.md:0',
      'performance docs/load-tests.md:0',
    ]);
    expect(await told({ 'CONTRIBUTING.md': ' \n' })).toEqual([]);
    expect(await told({ 'CHANGELOG.md': '## Performance\n' })).toEqual([]);
  });

  it('are told a few times each', async () => {
    const many = { 'README.md': '## Tests\n'.repeat(50) };
    expect(await told(many)).toHaveLength(3);
  });

  it('are found in any text, and quickly', async () => {
    const words = fc.constantFrom(
      '# ',
      '\n',
      '=',
      '---',
      'test ',
      'slack ',
      'channel',
      '支持',
      '`',
      'e2e '.repeat(300),
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }),
        async parts => {
          const repository = await repositoryOf({ 'a.md': parts.join('') });
          const found = await subjectsOf(repository, ['a.md']);
          expect(found.length).toBeLessThanOrEqual(18);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });
});
