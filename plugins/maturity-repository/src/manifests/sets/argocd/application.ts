import { Source } from '@container-maturity/backstage-plugin-maturity-common';
import { FieldPath, isMapping, listOf, textOf, valueAt } from '../../objects';
import { environmentName, environmentOfDirectory } from '../environments';
import { directoryOf, nameOf } from '../paths';
import { environmentOfValues } from '../valueFiles';
import { environmentIn } from './environmentIn';
import { isOpen } from './template';
import { ArgoSource } from './types';
import { inlineValues } from './values';

const maxSources = 20;

/** Where an Application, or what a generator made of its template, stands. */
export interface Whereabouts {
  file: string;
  lineOf(path: FieldPath): number;
}

/**
 * The sources of an Application: what has `metadata` and `spec` as it has. Sources that only lend values to others are
 * not among them.
 */
export function sourcesOfApplication(
  application: unknown,
  where: Whereabouts,
): ArgoSource[] {
  const single = valueAt(application, ['spec', 'source']);
  const several = listOf(valueAt(application, ['spec', 'sources']));
  // Argo CD looks at `sources` alone where both are given.
  const sources: Array<[unknown, FieldPath]> =
    several.length > 0
      ? several
          .slice(0, maxSources)
          .map((source, index) => [source, ['spec', 'sources', index]])
      : [[single, ['spec', 'source']]];
  return sources
    .filter(([source]) => isMapping(source) && deploys(source))
    .map(([source, path]) => readSource(application, source, path, where));
}

/** Whether nothing that decides what is deployed is left for Argo CD or Helm to put in. */
export function isLiteral({ path, chart, valueFiles }: ArgoSource): boolean {
  return ![path ?? '', chart, ...valueFiles].some(isOpen);
}

function deploys(source: unknown): boolean {
  return (
    textOf(valueAt(source, ['path'])) !== '' ||
    textOf(valueAt(source, ['chart'])) !== ''
  );
}

function readSource(
  application: unknown,
  source: unknown,
  path: FieldPath,
  where: Whereabouts,
): ArgoSource {
  const helm = valueAt(source, ['helm']);
  const { values, unreadable } = inlineValues(helm);
  const name = textOf(valueAt(application, ['metadata', 'name']));
  const namespace =
    textOf(valueAt(helm, ['namespace'])) ||
    textOf(valueAt(application, ['spec', 'destination', 'namespace']));
  const chart = textOf(valueAt(source, ['chart']));
  const read: ArgoSource = {
    application: name,
    environment: undefined,
    namespace,
    repoUrl: textOf(valueAt(source, ['repoURL'])),
    path: chart === '' ? textOf(valueAt(source, ['path'])) : undefined,
    chart,
    releaseName: textOf(valueAt(helm, ['releaseName'])) || name,
    valueFiles: listOf(valueAt(helm, ['valueFiles'])).map(textOf),
    ignoreMissing: valueAt(helm, ['ignoreMissingValueFiles']) === true,
    values,
    recurse: valueAt(source, ['directory', 'recurse']) === true,
    source: placeAt(where, path),
  };
  if (unreadable) {
    read.unreadable = {
      en: 'Its inline values or parameters can be read by Argo CD only: they set items of a list, or are not YAML',
      zh: '其内联 values 或 parameters 只有 Argo CD 能读取：它们设置列表中的某一项，或不是 YAML',
    };
  }
  return { ...read, environment: environmentOf(application, read, where.file) };
}

function placeAt(
  { file, lineOf }: Whereabouts,
  path: FieldPath,
): Source & { file: string } {
  return { file, line: lineOf(path) };
}

/** From what says most to what says least. */
function environmentOf(
  application: unknown,
  { valueFiles, path, application: name, namespace }: ArgoSource,
  file: string,
): string | undefined {
  const labels = valueAt(application, ['metadata', 'labels']);
  const label =
    textOf(valueAt(labels, ['environment'])) ||
    textOf(valueAt(labels, ['env']));
  const destination = valueAt(application, ['spec', 'destination']);
  return (
    lastDefined(valueFiles.map(environmentOfFile)) ??
    environmentOfDirectory(path ?? '') ??
    (label === '' ? undefined : environmentName(label)) ??
    environmentIn(name) ??
    environmentIn(namespace) ??
    environmentIn(textOf(valueAt(destination, ['name']))) ??
    environmentOfFile(file)
  );
}

/** What a file is called after, else its directory. */
function environmentOfFile(file: string): string | undefined {
  const named = environmentOfValues(file.split('/').slice(-2).join('/'));
  if (named !== undefined) return environmentName(named);
  const stem = nameOf(file).replace(/\.[a-z]+$/i, '');
  return environmentIn(stem) ?? environmentOfDirectory(directoryOf(file));
}

function lastDefined(
  names: ReadonlyArray<string | undefined>,
): string | undefined {
  return names.filter(name => name !== undefined).at(-1);
}
