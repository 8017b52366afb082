// Evaluating the stored evidence of 1,000 entities, beside parsing the same evidence.
import {
  Checklist,
  compileChecklist,
  formatChecklistErrors,
  parseYaml,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  collectRepository,
  repositoryEvidenceSchema,
  scoreRepository,
} from '../src';
import { entity, loadShipped } from './check';
import { exampleRepository, withDirectory } from './exampleRepository';
import { services } from './exampleServices';
import { alternate, report } from './measure';

const ENTITIES = 1000;
const CHECKS = 40;
const examples = resolve(__dirname, '../../../examples/services');

async function main(): Promise<void> {
  const now = new Date();
  const texts = await storedEvidence();
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  report('evaluate', 'entities', texts.length, 'entities');
  report('evaluate', 'evidence an entity', bytes / texts.length / 1024, 'KiB');

  const whole = await loadShipped();
  const part = await loadPart();
  const sweep = (checklist: Checklist) => () =>
    texts.forEach(text =>
      scoreRepository(JSON.parse(text), { entity, checklist, now }),
    );
  const times = await alternate(
    {
      baseline: () => texts.forEach(text => JSON.parse(text)),
      part: sweep(part),
      whole: sweep(whole),
    },
    { rounds: 5, warmUp: 2 },
  );
  const all = `${whole.checks.length} checks, the shipped checklist`;
  report('evaluate', `${CHECKS} checks`, times.part, 'ms');
  report('evaluate', all, times.whole, 'ms');
  report('evaluate', 'baseline: JSON.parse', times.baseline, 'ms');
  report(
    'evaluate',
    `${CHECKS} checks / baseline`,
    times.part / times.baseline,
    'x',
  );
}

/** Evidence as the database has it: of the example organisation's services and of those of the example repository. */
async function storedEvidence(): Promise<string[]> {
  const documents: unknown[] = [];
  for (const name of (await readdir(examples)).sort()) {
    documents.push(await collectRepository({ root: join(examples, name) }));
  }
  await withDirectory(exampleRepository(), async root => {
    for (const { name } of services) {
      const subpath = `services/${name}`;
      documents.push(await collectRepository({ root, subpath }));
    }
  });
  return Array.from({ length: ENTITIES }, (_, n) =>
    JSON.stringify(documents[n % documents.length]),
  );
}

/** The first checks of the shipped checklist that look at evidence. */
async function loadPart(): Promise<Checklist> {
  let left = CHECKS;
  const files = (await readChecklistFiles(shippedChecklist())).map(file => {
    const { value } = parseYaml(file.text).documents[0];
    const content = value as { checks?: Array<{ expect?: string }> };
    if (!content.checks) {
      return file;
    }
    const checks = content.checks
      .filter(check => check.expect !== undefined)
      .slice(0, left);
    left -= checks.length;
    // JSON is YAML.
    return { ...file, text: JSON.stringify({ ...content, checks }) };
  });
  const { checklist, errors } = compileChecklist(files, {
    schemas: [repositoryEvidenceSchema],
  });
  if (checklist?.checks.length !== CHECKS) {
    throw new Error(
      `${checklist?.checks.length} checks: ${formatChecklistErrors(errors)}`,
    );
  }
  return checklist;
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
