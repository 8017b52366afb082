import { Field } from '../../manifests/model/field';
import { titleOf } from '../../manifests/model/podTemplate';
import { withoutCredentials } from '../../withoutCredentials';
import { isOf, PlatformObject } from '../platform';
import { isOpenText } from '../revision';
import { BackupLocation } from '../shapes/backup';

/** Where the backups of Velero, K8up and CloudNativePG go to. */
export function locationsOf(
  objects: readonly PlatformObject[],
): BackupLocation[] {
  return objects.flatMap(item => {
    const spec = item.field.get('spec');
    if (isOf(item, 'velero.io', 'BackupStorageLocation')) {
      const bucket = spec.get('objectStorage', 'bucket').text;
      const address = spec.get('config', 's3Url');
      return [locationOf(item, address, bucket)];
    }
    if (isOf(item, 'k8up.io', 'Schedule', 'Backup')) {
      return k8upLocation(item, spec);
    }
    if (isOf(item, 'postgresql.cnpg.io', 'Cluster')) {
      return barman(item, spec.get('backup', 'barmanObjectStore'));
    }
    return isOf(item, 'barmancloud.cnpg.io', 'ObjectStore')
      ? barman(item, spec.get('configuration'))
      : [];
  });
}

function k8upLocation(item: PlatformObject, spec: Field): BackupLocation[] {
  const backend = [spec.get('backend'), spec.get('backup', 'backend')].find(
    ({ set }) => set,
  );
  if (!backend) return [];
  const local = backend.get('local', 'mountPath');
  if (local.set) {
    return [{ ...locationOf(item, local, ''), place: 'cluster' }];
  }
  const bucket = backend.get('s3', 'bucket').text;
  return [locationOf(item, backend.get('s3', 'endpoint'), bucket)];
}

function barman(item: PlatformObject, store: Field): BackupLocation[] {
  if (!store.set) return [];
  const endpoint = store.get('endpointURL');
  return [locationOf(item, endpoint, store.get('destinationPath').text)];
}

/** Without an address of its own the bucket is one of the provider. */
function locationOf(
  { object, environment }: PlatformObject,
  address: Field,
  bucket: string,
): BackupLocation {
  return {
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    address: withoutCredentials(address.text || bucket),
    place: address.set ? placeOf(address.text) : withoutAddress(bucket),
    environments: [environment || 'default'],
    source: address.source,
  };
}

function withoutAddress(bucket: string): BackupLocation['place'] {
  return bucket === '' || isOpenText(bucket) ? 'unknown' : 'outside';
}

/** Names without a dot, and those below `svc`, are of the cluster. */
function placeOf(address: string): BackupLocation['place'] {
  if (isOpenText(address)) return 'unknown';
  const host = /^(?:https?:\/\/)?([^/:@]{1,253})(?::\d{1,5})?(?:\/|$)/.exec(
    withoutCredentials(address),
  )?.[1];
  if (host === undefined) return 'unknown';
  const inside =
    /\.svc(?:\.[\w.-]{1,100})?$/.test(host) ||
    /\.cluster\.local$/.test(host) ||
    !host.includes('.');
  return inside ? 'cluster' : 'outside';
}
