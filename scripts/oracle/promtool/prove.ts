import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { guide } from '../../../plugins/maturity-repository/src/checkCases/observability/guide';
import { testRules } from './tool';
import { testsOf, textTestsOf } from './unitTests';

const page = resolve(__dirname, '../../../docs/alerts.md');

/**
 * Lets promtool's unit tests say that the guide's three alerts misfire as docs/alerts.md tells, and that the alerts of
 * that page do not. Gives what does not come out so.
 */
export async function proveAlerts(
  promtool: string,
  work: string,
): Promise<string[]> {
  const directory = join(work, 'unit-tests');
  await mkdir(directory);
  const files: Record<string, string> = {
    'guide.yaml': String(guide['monitoring/alert_rules.yml']),
    'ours.yaml': await rulesOfPage(),
    'guide.test.yaml': testsOf('guide', 'guide.yaml'),
    'ours.test.yaml': testsOf('ours', 'ours.yaml'),
    'texts.test.yaml': textTestsOf('guide.yaml'),
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(directory, name), text);
  }
  const faults: string[] = [];
  for (const name of Object.keys(files)) {
    if (!name.endsWith('.test.yaml')) continue;
    const { passed, output } = await testRules(promtool, join(directory, name));
    if (!passed) faults.push(`${name}: ${output}`);
  }
  return faults;
}

async function rulesOfPage(): Promise<string> {
  const text = await readFile(page, 'utf8');
  const block = /```yaml\n([\s\S]*?)```/.exec(text)?.[1];
  if (!block) throw new Error('docs/alerts.md has no block of rules');
  return block;
}
