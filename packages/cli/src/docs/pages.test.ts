import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pages } from './pages';

const root = path.join(__dirname, '../../../..');

let expected: Record<string, string>;

beforeAll(async () => {
  expected = await pages();
}, 60_000);

describe('the generated pages', () => {
  it.each([
    'docs/evidence.md',
    'docs/checks.md',
    'docs/checks-phase-2.md',
    'docs/checks-phase-3.md',
    'docs/checks-phase-4.md',
    'docs/coverage.md',
    'docs/corrections.md',
  ])(
    '%s is up to date; if not: node packages/cli/scripts/write-docs.mjs',
    async file => {
      const written = await readFile(path.join(root, file), 'utf8');
      expect(written).toBe(expected[file]);
    },
  );

  it('gives a meaning to every field, and a reason to every check', async () => {
    const { 'docs/evidence.md': evidence, ...others } = expected;
    const checks = Object.values(others).join('\n');
    expect(evidence).not.toMatch(/\bundefined\b|\[object|anything/);
    expect(evidence.match(/^.*\|\s+\|$/gm)).toBeNull();
    expect(checks).not.toMatch(/\bundefined\b|\[object/);
    expect(checks).not.toMatch(/^- (Rule|Guide):$/m);
    expect(checks).not.toMatch(/^- Gates: (yes|no)$/m);
  });
});
