// Reading, linking and judging files of five Kubernetes objects each on one thread, beside parsing the same texts.
import {
  documentFromSchema,
  parseYaml,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema, scoreRepository } from '../src';
import { linkSet } from '../src/manifests/link';
import {
  objectEvidence,
  schemaProblems,
} from '../src/manifests/objectEvidence';
import { readObjects } from '../src/manifests/objects';
import { ManifestSet } from '../src/manifests/sets';
import { RepositoryEvidence } from '../src/schema';
import { entity, loadPhase } from './check';
import { DOCUMENTS, manifestFiles } from './exampleManifests';
import { alternate, report } from './measure';

const FILES = 300;

async function main(): Promise<void> {
  const texts = manifestFiles(FILES);
  const checklist = await loadPhase('orchestration');
  const now = new Date();
  const nothing = documentFromSchema(
    repositoryEvidenceSchema,
    'absent',
  ) as RepositoryEvidence;
  const evidenceOf = async (text: string): Promise<RepositoryEvidence> => ({
    ...nothing,
    ...(await manifestEvidence(text)),
  });
  const evidence = await Promise.all(texts.map(evidenceOf));

  const times = await alternate(
    {
      baseline: () => texts.forEach(text => parseYaml(text)),
      read: () => texts.forEach(text => setOf(text)),
      link: async () => {
        for (const text of texts) await evidenceOf(text);
      },
      evaluate: () =>
        evidence.forEach(document =>
          scoreRepository(document, { entity, checklist, now }),
        ),
      all: async () => {
        for (const text of texts) {
          scoreRepository(await evidenceOf(text), { entity, checklist, now });
        }
      },
    },
    { rounds: 9, warmUp: 4 },
  );
  const each = (time: number) => (time * 1000) / FILES;
  report('manifests', 'documents a file', DOCUMENTS, 'documents');
  report('manifests', 'checks', checklist.checks.length, 'checks');
  report('manifests', 'parse, link, evaluate', each(times.all), 'µs a file');
  report('manifests', 'parse and link', each(times.link), 'µs a file');
  report('manifests', 'parse', each(times.read), 'µs a file');
  report('manifests', 'evaluate and score', each(times.evaluate), 'µs a file');
  report(
    'manifests',
    'baseline: parse YAML with positions',
    each(times.baseline),
    'µs a file',
  );
  report('manifests', 'files', (FILES / times.all) * 1000, 'files/s');
  report('manifests', 'all / baseline', times.all / times.baseline, 'x');
}

/** What the sections say of the objects of one file. */
async function manifestEvidence(text: string) {
  const set = setOf(text);
  return {
    manifestObjects: objectEvidence([set]),
    schemaProblems: await schemaProblems([set]),
    ...(await linkSet(set)),
  };
}

function setOf(text: string): ManifestSet {
  const { objects, problems } = readObjects(text, 'deploy/orders.yaml');
  if (objects.length !== DOCUMENTS || problems.length > 0) {
    throw new Error(JSON.stringify(problems));
  }
  const source = { file: 'deploy/orders.yaml', line: 1 };
  return {
    environment: 'production',
    origin: 'plain',
    source,
    directory: 'deploy',
    valueFiles: [],
    releaseName: '',
    namespace: 'shop',
    status: 'rendered',
    message: { en: '', zh: '' },
    failedAt: source,
    objects,
    gaps: [],
  };
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
