import { RepositoryFiles } from '../../files';
import { mergeItems } from '../../manifests/link';
import { turn } from '../../turn';
import { ruleDocumentsOf } from './documents';
import { readRules, Rules } from './readRules';

const read = new WeakMap<RepositoryFiles, Promise<Rules>>();

/** Items of evidence of one kind. */
const maxItems = 3_000;

/** The rules of a repository; read once. */
export function rulesOf(repository: RepositoryFiles): Promise<Rules> {
  let rules = read.get(repository);
  if (!rules) {
    rules = collect(repository);
    read.set(repository, rules);
  }
  return rules;
}

async function collect(repository: RepositoryFiles): Promise<Rules> {
  const documents = await ruleDocumentsOf(repository);
  const objects = nothing();
  for (const document of documents.objects) {
    await turn();
    add(objects, readRules(document));
  }
  const known = new Set(objects.alerts.map(keyOf));
  const files: Rules = { ...nothing(), files: [...documents.broken] };
  for (const document of documents.files) {
    await turn();
    const found = readRules(document);
    // Values of a chart that renders are seen in its objects.
    const isRendered =
      document.holder === 'values' &&
      found.alerts.some(alert => known.has(keyOf(alert)));
    if (!isRendered) add(files, found);
  }
  return {
    files: joined(objects.files, files.files),
    alerts: joined(objects.alerts, files.alerts),
    records: joined(objects.records, files.records),
  };
}

function nothing(): Rules {
  return { files: [], alerts: [], records: [] };
}

function joined<T extends { environments: string[] }>(
  objects: T[],
  files: T[],
): T[] {
  return [...mergeItems(objects), ...files].slice(0, maxItems);
}

function add(all: Rules, more: Rules): void {
  all.files.push(...more.files);
  all.alerts.push(...more.alerts);
  all.records.push(...more.records);
}

function keyOf({ name, expression }: Rules['alerts'][number]): string {
  return `${name} ${expression.text.replace(/\s/g, '')}`;
}
