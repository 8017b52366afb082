import { RepositoryFiles } from '../../files';
import { Field } from '../../manifests/model/field';
import { titleOf } from '../../manifests/model/podTemplate';
import { boolSetting, textSetting } from '../../manifests/model/settings';
import { ManifestObject } from '../../manifests/objects';
import {
  applicationOf,
  applicationsOf,
  environmentLabel,
  environmentOfDelivery,
} from '../../manifests/sets/argocd';
import { defaultEnvironment } from '../../manifests/sets/environments';
import { withoutCredentials } from '../../withoutCredentials';
import { isHere, withMovement } from '../place';
import { isOf, PlatformObject } from '../platform';
import { chartVersion, gitRevision, ociTag } from '../revision';
import { Delivery, DeliverySource, Revision } from '../shapes/delivery';

/** More applications than these of one ApplicationSet are not told apart. */
const maxGenerated = 100;
const maxSources = 20;
const podSecurityLabel = 'pod-security.kubernetes.io/enforce';

/** What the Applications and ApplicationSets of Argo CD deliver. */
export async function argoDeliveries(
  objects: readonly PlatformObject[],
  repository: RepositoryFiles,
): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for (const item of objects) {
    if (isOf(item, 'argoproj.io', 'Application')) {
      found.push(...deliveryOf(item.object, item, repository));
    } else if (isOf(item, 'argoproj.io', 'ApplicationSet')) {
      found.push(...(await deliveriesOfSet(item, repository)));
    }
  }
  return found;
}

/** One item for each environment and way of delivering, however many Applications there are. */
async function deliveriesOfSet(
  item: PlatformObject,
  repository: RepositoryFiles,
): Promise<Delivery[]> {
  const { object, field } = item;
  const template = field.get('spec', 'template');
  const { applications } = await applicationsOf(object, repository);
  const whole = applicationOf(object, template.value);
  const all = applications.length > 0 ? applications : [whole];
  const [written] = deliveryOf(whole, item, repository);
  return all.slice(0, maxGenerated).flatMap(application =>
    deliveryOf(application, item, repository).map(delivery => ({
      ...delivery,
      kind: object.kind,
      name: object.name,
      title: titleOf(object),
      // As the template has it, or each would be an item of its own.
      namespace: written?.namespace ?? delivery.namespace,
      sources: delivery.sources.map((source, index) => ({
        ...source,
        path: written?.sources[index]?.path ?? source.path,
      })),
      patched: item.maybePatched || field.get('spec', 'templatePatch').set,
      source: field.source,
    })),
  );
}

/** None where it names no source: it is a patch of another. */
function deliveryOf(
  object: ManifestObject,
  { environment, object: written, maybePatched }: PlatformObject,
  repository: RepositoryFiles,
): Delivery[] {
  const field = Field.of(object);
  const spec = field.get('spec');
  const sources = sourcesOf(spec, repository);
  if (sources.length === 0) return [];
  const policy = spec.get('syncPolicy');
  const automated = policy.get('automated');
  const enabled = automated.get('enabled').bool !== false;
  const namespace = spec.get('destination', 'namespace').text;
  const own = sources.find(({ valuesOnly }) => !valuesOnly);
  const named =
    environment ||
    environmentOfDelivery({
      valueFiles: valueFilesOf(spec),
      path: own?.path ?? '',
      label: environmentLabel(object.value),
      name: object.name,
      namespace,
      cluster: spec.get('destination', 'name').text,
      file: written.source.file,
    });
  return [
    {
      tool: 'argocd',
      kind: object.kind,
      name: object.name,
      title: titleOf(object),
      namespace,
      project: textSetting([spec.get('project')], 'default'),
      sources,
      automated: {
        set: automated.set,
        value: automated.isRecord && enabled,
        source: automated.source,
      },
      prune: boolSetting([automated.get('prune')], false),
      selfHeal: boolSetting([automated.get('selfHeal')], false),
      retry: retryOf(policy.get('retry', 'limit'), automated.isRecord),
      createsNamespace: optionOf(policy, 'CreateNamespace'),
      podSecurity: textSetting(
        [policy.get('managedNamespaceMetadata', 'labels', podSecurityLabel)],
        '',
      ),
      serverSideApply: optionOf(policy, 'ServerSideApply'),
      cascades: cascadeOf(field),
      patched: maybePatched,
      environments: [named ?? defaultEnvironment],
      source: field.source,
    },
  ];
}

/** Argo CD itself tries an automated synchronisation up to five times more. */
function retryOf(limit: Field, automated: boolean): Delivery['retry'] {
  return {
    set: limit.set,
    value: limit.int === undefined ? automated : limit.int !== 0,
    source: limit.source,
  };
}

function optionOf(policy: Field, name: string): Delivery['serverSideApply'] {
  const options = policy.get('syncOptions');
  const option = options
    .items()
    .find(({ text }) => text.split('=')[0].trim() === name);
  return {
    set: option !== undefined,
    value: option?.text.split('=')[1]?.trim() === 'true',
    source: (option ?? options).source,
  };
}

function cascadeOf(field: Field): Delivery['cascades'] {
  const finalizers = field.get('metadata', 'finalizers');
  const finalizer = finalizers
    .items()
    .find(({ text }) =>
      text.startsWith('resources-finalizer.argocd.argoproj.io'),
    );
  return {
    set: finalizer !== undefined,
    value: finalizer !== undefined,
    source: (finalizer ?? finalizers).source,
  };
}

function sourceFields(spec: Field): Field[] {
  const several = spec.get('sources').items().slice(0, maxSources);
  return several.length > 0 ? several : [spec.get('source')];
}

function valueFilesOf(spec: Field): string[] {
  return sourceFields(spec).flatMap(source =>
    source
      .get('helm', 'valueFiles')
      .items()
      .map(({ text }) => text),
  );
}

function sourcesOf(spec: Field, repository: RepositoryFiles): DeliverySource[] {
  return sourceFields(spec)
    .filter(source => source.get('repoURL').text !== '')
    .map(source => sourceOf(source, repository));
}

function sourceOf(source: Field, repository: RepositoryFiles): DeliverySource {
  const url = source.get('repoURL').text;
  const chart = source.get('chart').text;
  const path = source.get('path').text;
  const oci = url.startsWith('oci://');
  const git = oci ? 'oci' : 'git';
  return withMovement(repository, {
    type: chart === '' ? git : 'helm',
    repository: withoutCredentials(url),
    path: chart === '' ? path : '',
    chart,
    here: chart === '' && !oci && isHere(path, repository),
    valuesOnly: chart === '' && path === '' && source.get('ref').text !== '',
    revision: revisionOf(source, chart !== '', oci),
    source: source.source,
  });
}

function revisionOf(source: Field, chart: boolean, oci: boolean): Revision {
  const target = source.get('targetRevision');
  const { text } = target;
  const read = oci ? ociTag : gitRevision;
  return {
    set: target.set,
    text,
    kind: chart ? chartVersion(text) : read(text),
    source: target.source,
  };
}
