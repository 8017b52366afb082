import { RepositoryFiles } from '../../files';
import { Field } from '../../manifests/model/field';
import { titleOf } from '../../manifests/model/podTemplate';
import { boolSetting } from '../../manifests/model/settings';
import { listOf, textOf, valueAt } from '../../manifests/objects';
import {
  environmentLabel,
  environmentOfDelivery,
} from '../../manifests/sets/argocd';
import { defaultEnvironment } from '../../manifests/sets/environments';
import { isHere, withMovement } from '../place';
import { isOf, PlatformObject } from '../platform';
import { Delivery, DeliverySource } from '../shapes/delivery';
import { chartReference, FluxSources } from './sources';

const kustomize = 'kustomize.toolkit.fluxcd.io';
const helm = 'helm.toolkit.fluxcd.io';
const maxPatch = 50_000;

/** What the Kustomizations and HelmReleases of Flux deliver. */
export function fluxDeliveries(
  objects: readonly PlatformObject[],
  repository: RepositoryFiles,
): Delivery[] {
  const sources = new FluxSources(objects);
  const patched = patchedKinds(objects);
  return objects.flatMap(item => {
    if (isOf(item, kustomize, 'Kustomization')) {
      return kustomizationOf(item, sources, patched, repository);
    }
    return isOf(item, helm, 'HelmRelease')
      ? releaseOf(item, sources, patched, repository)
      : [];
  });
}

/** Kinds that some Kustomization patches as it applies them, or has others patch. */
function patchedKinds(objects: readonly PlatformObject[]): Set<string> {
  const kinds = new Set<string>();
  for (const item of objects) {
    if (!isOf(item, kustomize, 'Kustomization')) continue;
    const patches = item.field.get('spec', 'patches');
    for (const patch of listOf(patches.value)) {
      const target = textOf(valueAt(patch, ['target', 'kind']));
      const text = textOf(valueAt(patch, ['patch'])).slice(0, maxPatch);
      // A patch may bring patches of its own.
      const named = [...text.matchAll(/\bkind: {0,20}["']?(\w{1,60})/g)];
      if (target !== '') kinds.add(target);
      for (const [, kind] of named) kinds.add(kind);
      if (target === '' && named.length === 0) kinds.add('*');
    }
  }
  return kinds;
}

function kustomizationOf(
  item: PlatformObject,
  sources: FluxSources,
  patched: ReadonlySet<string>,
  repository: RepositoryFiles,
): Delivery[] {
  const { field } = item;
  const spec = field.get('spec');
  const reference = spec.get('sourceRef');
  // Without a source it is a patch of another.
  if (!reference.set) return [];
  const path = spec.get('path').text;
  return [
    {
      ...common(item, spec, patched),
      namespace: spec.get('targetNamespace').text,
      sources: [
        withMovement(repository, {
          ...sources.read(reference, item),
          path,
          chart: '',
          here: isHere(path, repository),
          valuesOnly: false,
          source: reference.source,
        }),
      ],
      prune: boolSetting([spec.get('prune')], false),
      selfHeal: always(spec),
      retry: always(spec),
      createsNamespace: never(spec),
      // Deleting it deletes what it pruned, unless it says otherwise.
      cascades: {
        set: spec.get('deletionPolicy').set,
        value:
          spec.get('deletionPolicy').text === 'Delete' ||
          (spec.get('prune').bool === true &&
            ['', 'MirrorPrune'].includes(spec.get('deletionPolicy').text)),
        source: spec.get('deletionPolicy').source,
      },
      environments: [environmentOf(item, path)],
    },
  ];
}

function releaseOf(
  item: PlatformObject,
  sources: FluxSources,
  patched: ReadonlySet<string>,
  repository: RepositoryFiles,
): Delivery[] {
  const { field } = item;
  const spec = field.get('spec');
  const source = chartOf(spec, item, sources, repository);
  if (!source) return [];
  const drift = spec.get('driftDetection', 'mode');
  const install = spec.get('install');
  return [
    {
      ...common(item, spec, patched),
      namespace: spec.get('targetNamespace').text || item.namespace,
      sources: [source],
      prune: always(spec),
      selfHeal: {
        set: drift.set,
        value: drift.text === 'enabled',
        source: drift.source,
      },
      retry: retryOf(spec),
      createsNamespace: boolSetting([install.get('createNamespace')], false),
      cascades: always(spec),
      environments: [environmentOf(item, source.path)],
    },
  ];
}

/** A patch of another release names none. */
function chartOf(
  spec: Field,
  item: PlatformObject,
  sources: FluxSources,
  repository: RepositoryFiles,
): DeliverySource | undefined {
  const chart = spec.get('chart', 'spec');
  const name = chart.get('chart').text;
  if (name !== '') {
    const reference = chart.get('sourceRef');
    const read = sources.read(reference, item);
    const git = reference.get('kind').text === 'GitRepository';
    return withMovement(repository, {
      ...read,
      // The version of a chart that lies in a git repository is not looked at: its state is.
      revision: git ? read.revision : chartReference(chart),
      path: git ? name : '',
      chart: git ? '' : name,
      here: git && isHere(name, repository),
      valuesOnly: false,
      source: chart.source,
    });
  }
  const reference = spec.get('chartRef');
  if (!reference.set) return undefined;
  return withMovement(repository, {
    ...sources.read(reference, item),
    path: '',
    chart: reference.get('name').text,
    here: false,
    valuesOnly: false,
    source: reference.source,
  });
}

/** Helm tries once, unless it is told how often. */
function retryOf(spec: Field): Delivery['retry'] {
  const told = ['install', 'upgrade'].map(action => ({
    retries: spec.get(action, 'remediation', 'retries'),
    strategy: spec.get(action, 'strategy', 'name'),
  }));
  const all = told.every(
    ({ retries, strategy }) =>
      (retries.int ?? 0) !== 0 || strategy.text === 'RetryOnFailure',
  );
  const some = told.find(
    ({ retries, strategy }) => retries.set || strategy.set,
  );
  const place = some?.retries.set ? some.retries : some?.strategy;
  return {
    set: some !== undefined,
    value: all,
    source: (place ?? spec).source,
  };
}

function common(
  { object, field, maybePatched }: PlatformObject,
  spec: Field,
  patched: ReadonlySet<string>,
) {
  const suspended = spec.get('suspend');
  return {
    tool: 'flux' as const,
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    project: { set: false, value: '', source: field.source },
    automated: {
      set: suspended.set,
      value: suspended.bool !== true,
      source: suspended.source,
    },
    podSecurity: { set: false, value: '', source: field.source },
    serverSideApply: always(spec),
    patched: maybePatched || patched.has(object.kind) || patched.has('*'),
    source: field.source,
  };
}

function always(field: Field): Delivery['retry'] {
  return { set: false, value: true, source: field.source };
}

function never(field: Field): Delivery['retry'] {
  return { set: false, value: false, source: field.source };
}

function environmentOf(
  { object, environment, namespace }: PlatformObject,
  path: string,
): string {
  const named =
    environment ||
    environmentOfDelivery({
      valueFiles: [],
      path,
      label: environmentLabel(object.value),
      name: object.name,
      namespace,
      cluster: '',
      file: object.source.file,
    });
  return named ?? defaultEnvironment;
}
