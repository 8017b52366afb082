import {
  FieldPath,
  isMapping,
  listOf,
  ManifestObject,
  textOf,
  valueAt,
} from '../../objects';
import { environmentOfDelivery } from './environmentOfDelivery';
import { isOpen } from './template';
import { ArgoSource } from './types';
import { inlineValues } from './values';

const maxSources = 20;

/**
 * The sources of an Application, or of one that a generator made. Sources that only lend values to others are not among
 * them.
 */
export function sourcesOfApplication(
  application: ManifestObject,
): ArgoSource[] {
  const single = valueAt(application.value, ['spec', 'source']);
  const several = listOf(valueAt(application.value, ['spec', 'sources']));
  // Argo CD looks at `sources` alone where both are given.
  const sources: Array<[unknown, FieldPath]> =
    several.length > 0
      ? several
          .slice(0, maxSources)
          .map((source, index) => [source, ['spec', 'sources', index]])
      : [[single, ['spec', 'source']]];
  return sources
    .filter(([source]) => isMapping(source) && deploys(source))
    .map(([source, path]) => readSource(application, source, path));
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
  application: ManifestObject,
  source: unknown,
  path: FieldPath,
): ArgoSource {
  const helm = valueAt(source, ['helm']);
  const { values, unreadable, broken } = inlineValues(helm);
  const { name } = application;
  const at = application.sourceOf(path);
  const destination = valueAt(application.value, ['spec', 'destination']);
  const namespace =
    textOf(valueAt(helm, ['namespace'])) ||
    textOf(valueAt(destination, ['namespace']));
  const chart = textOf(valueAt(source, ['chart']));
  const ownPath = textOf(valueAt(source, ['path']));
  const valueFiles = listOf(valueAt(helm, ['valueFiles'])).map(textOf);
  const read: ArgoSource = {
    application: name,
    environment: environmentOfDelivery({
      valueFiles,
      path: chart === '' ? ownPath : '',
      label: environmentLabel(application.value),
      name,
      namespace,
      cluster: textOf(valueAt(destination, ['name'])),
      file: at.file,
    }),
    namespace,
    repoUrl: textOf(valueAt(source, ['repoURL'])),
    path: chart === '' ? ownPath : undefined,
    chart,
    releaseName: textOf(valueAt(helm, ['releaseName'])) || name,
    valueFiles,
    ignoreMissing: valueAt(helm, ['ignoreMissingValueFiles']) === true,
    values,
    recurse: valueAt(source, ['directory', 'recurse']) === true,
    source: at,
  };
  if (unreadable) {
    read.unreadable = {
      en: 'Its parameters set items of a list, which only Argo CD can put in their place',
      zh: '其 parameters 设置列表中的某一项，只有 Argo CD 能将其放到正确的位置',
    };
  }
  if (broken) {
    read.broken = {
      en: 'Its inline values are not a YAML mapping',
      zh: '其内联 values 不是 YAML 映射',
    };
  }
  return read;
}

/** What the object's labels call its environment; empty where they do not. */
export function environmentLabel(object: unknown): string {
  const labels = valueAt(object, ['metadata', 'labels']);
  return (
    textOf(valueAt(labels, ['environment'])) || textOf(valueAt(labels, ['env']))
  );
}
