import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pages } from './pages';

const root = path.join(__dirname, '../../../..');

describe('the generated pages', () => {
  it.each(['docs/evidence.md', 'docs/checks.md', 'docs/checks-phase-2.md'])(
    '%s is up to date; if not: node packages/cli/scripts/write-docs.mjs',
    async file => {
      const [written, expected] = await Promise.all([
        readFile(path.join(root, file), 'utf8'),
        pages(),
      ]);
      expect(written).toBe(expected[file]);
    },
  );

  it('gives a meaning to every field, and a reason to every check', async () => {
    const { 'docs/evidence.md': evidence, ...others } = await pages();
    const checks = Object.values(others).join('\n');
    expect(evidence).not.toMatch(/undefined|\[object|anything/);
    expect(evidence.match(/^.*\|\s+\|$/gm)).toBeNull();
    expect(checks).not.toMatch(/undefined|\[object/);
    expect(checks).not.toMatch(/^- (Rule|Guide):$/m);
    expect(checks).not.toMatch(/^- Gates: (yes|no)$/m);
  });
});
