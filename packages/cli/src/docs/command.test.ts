import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatJson } from '../formats/json';
import { report } from '../formats/testing';
import { packageDir, runHere } from '../testing';

const page = path.join(packageDir, '../../docs/command.md');

/** The names of properties, as deep as they go; of a list those of its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, shapeOf(each)]),
      )
    : 'value';
}

describe('docs/command.md', () => {
  it('shows JSON as the command gives it', async () => {
    const text = await readFile(page, 'utf8');
    const [, sample] = /```json\n([\s\S]*?)\n```/.exec(text) ?? [];
    const { notes, problems, ...shown } = JSON.parse(sample);
    const real = JSON.parse(formatJson(report, 'en'));
    expect(Object.keys(JSON.parse(sample))).toEqual(Object.keys(real));
    expect([notes, problems]).toEqual([[], []]);
    const { notes: _, problems: __, ...same } = real;
    expect(shapeOf(shown)).toEqual(shapeOf(same));
  });

  it.each(['check', 'diff', 'explain'])(
    'names every option of %s',
    async name => {
      const text = await readFile(page, 'utf8');
      const { stdout } = await runHere([name, '--help']);
      const options = [...stdout.matchAll(/ (--[a-z-]+)/g)].map(
        ([, each]) => each,
      );
      const unnamed = ['--help', '--version'];
      expect(options.length).toBeGreaterThan(4);
      for (const option of options.filter(each => !unnamed.includes(each))) {
        expect(text).toContain(`\`${option} `);
      }
    },
  );
});
