import { RepositoryFiles, yamlOf } from '../../files';
import { sideBySide } from '../../sideBySide';
import { textOf, valueAt, listOf } from '../objects';
import { Chart, findCharts, ManifestSet } from '../sets';
import { ChartEvidence, Remark, TextSetting } from '../shapes';
import {
  ChartFile,
  hardCodedNamespaces,
  hasFile,
  inChart,
  templatesOf,
} from './chartFiles';
import { dependenciesOf } from './dependencies';
import { lintOf } from './lint';
import { secretsInValues } from './values';

type Document = Awaited<ReturnType<typeof yamlOf>>['documents'][number];

const semanticVersion =
  /^(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})(?:-[0-9A-Za-z.-]{1,100})?(?:\+[0-9A-Za-z.-]{1,100})?$/;

/** Each is linted by a process of its own; more at once gain nothing. */
const atOnce = 2;

/** The quality of the repository's own charts. */
export async function chartsOf(
  repository: RepositoryFiles,
  sets: readonly ManifestSet[],
): Promise<ChartEvidence[]> {
  const charts = await findCharts(repository);
  return sideBySide(charts, atOnce, async chart => {
    repository.signal?.throwIfAborted();
    const own = sets.filter(
      set => set.origin === 'helm' && set.directory === chart.directory,
    );
    return chartOf(repository, chart, own);
  });
}

async function chartOf(
  repository: RepositoryFiles,
  { file, directory, name }: Chart,
  sets: readonly ManifestSet[],
): Promise<ChartEvidence> {
  const { documents, errors } = await yamlOf(repository, file, 'kubernetes');
  const [document] = documents;
  const setting = (key: string) => settingOf(document, key, file);
  const has = (local: string) => hasFile(repository, directory, local);
  const templates = await templatesOf(repository, directory);
  const version = setting('version');
  const values = inChart(directory, 'values.yaml');
  const valueFiles = [
    ...((await repository.exists(values)) ? [values] : []),
    ...new Set(sets.flatMap(set => set.valueFiles)),
  ];
  const { secrets, problems } = await secretsInValues(repository, valueFiles);
  return {
    name,
    directory,
    apiVersion: setting('apiVersion').value,
    version,
    versionValid: semanticVersion.test(version.value),
    appVersion: setting('appVersion'),
    type: setting('type').value || 'application',
    kubeVersion: setting('kubeVersion'),
    description: setting('description'),
    icon: setting('icon'),
    maintainers: listOf(valueAt(document?.value, ['maintainers'])).length,
    schema: await schemaOf(repository, directory),
    notes: await has('templates/NOTES.txt'),
    readme: await has('README.md'),
    helmignore: await has('.helmignore'),
    tests: templates.some(isTest),
    helpers: templates.some(definesLabels),
    hardCodedNamespaces: hardCodedNamespaces(templates),
    secretsInValues: secrets,
    ...(await dependenciesOf(repository, directory, document)),
    ...(await lintOf(repository, directory, sets)),
    problems: [...errors.map(error => unreadable(error, file)), ...problems],
    environments: sets.map(({ environment }) => environment),
    source: { file, line: 1 },
  };
}

function settingOf(
  document: Document | undefined,
  key: string,
  file: string,
): TextSetting {
  const value = valueAt(document?.value, [key]);
  const text = typeof value === 'number' ? String(value) : textOf(value);
  return {
    set: text !== '',
    value: text.slice(0, 400),
    source: { file, line: document?.keyPosition([key])?.line ?? 1 },
  };
}

async function schemaOf(
  repository: RepositoryFiles,
  directory: string,
): Promise<ChartEvidence['schema']> {
  const path = inChart(directory, 'values.schema.json');
  const content = await repository.read(path);
  if (content.kind !== 'text') {
    const there = await repository.exists(path);
    const file = there ? path : inChart(directory, 'Chart.yaml');
    return { there, valid: false, closed: false, source: { file, line: 0 } };
  }
  const schema = jsonOf(content.text);
  return {
    there: true,
    valid: typeof schema === 'object' && schema !== null,
    closed: ['additionalProperties', 'unevaluatedProperties'].some(
      key => valueAt(schema, [key]) === false,
    ),
    source: { file: path, line: 1 },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTest({ text }: ChartFile): boolean {
  return /helm\.sh\/hook["']?[ \t]{0,10}:[^\n]{0,200}\btest\b/.test(text);
}

function definesLabels({ text }: ChartFile): boolean {
  return (
    /\{\{-?\s{0,10}define\s/.test(text) &&
    /app\.kubernetes\.io\/|selectorLabels|\.labels"/.test(text)
  );
}

function unreadable(
  { message, line }: { message: string; line: number },
  file: string,
): Remark {
  return {
    message: {
      en: `Chart.yaml can't be read: ${message}`,
      zh: `无法读取 Chart.yaml：${message}`,
    },
    source: { file, line },
  };
}
