import { z } from 'zod';
import { RepositoryFiles } from '../files';
import { mergeItems } from '../manifests/link/merge';
import { loadManifestSets } from '../manifests/sets';
import { section } from '../section';
import { argoDeliveries } from './argocd/applications';
import { argoProjects } from './argocd/projects';
import { backupsOf } from './backup/backups';
import { environmentsOf } from './environments';
import { fluxDeliveries } from './flux/deliveries';
import { platformObjectsOf } from './platform';
import { remoteBasesOf } from './remoteBases';
import { operationScriptsOf } from './scripts/operationScripts';
import {
  backupLocationShape,
  backupScheduleShape,
  persistentDataShape,
} from './shapes/backup';
import {
  Delivery,
  deliveryProjectShape,
  deliveryShape,
  environmentShape,
  remoteBaseShape,
} from './shapes/delivery';
import { operationScriptShape } from './shapes/script';

/** How the objects of a repository get into clusters. */
export const deliverySections = [
  section({
    name: 'deliveries',
    schema: z
      .array(deliveryShape)
      .describe(
        'What Argo CD and Flux deliver: Applications, what ApplicationSets make, Kustomizations and HelmReleases',
      ),
    collect: deliveriesOf,
  }),
  section({
    name: 'deliveryProjects',
    schema: z.array(deliveryProjectShape).describe('AppProjects of Argo CD'),
    collect: async repository =>
      mergeItems(argoProjects(await platformObjectsOf(repository))),
  }),
  section({
    name: 'environments',
    schema: z
      .array(environmentShape)
      .describe(
        'Where it is deployed: what charts, kustomizations, directories and deliveries name, each once',
      ),
    collect: async repository =>
      environmentsOf(
        await loadManifestSets(repository),
        await deliveriesOf(repository),
      ),
  }),
  section({
    name: 'remoteBases',
    schema: z
      .array(remoteBaseShape)
      .describe('What kustomizations take from other repositories'),
    collect: remoteBasesOf,
  }),
  section({
    name: 'persistentData',
    schema: z
      .array(persistentDataShape)
      .describe('What keeps data, and whether it is backed up'),
    collect: async repository => (await backupsOf(repository)).data,
  }),
  section({
    name: 'backupSchedules',
    schema: z
      .array(backupScheduleShape)
      .describe(
        'Schedules of backups: of Velero, K8up, Kasten, VolSync and others, of databases, and CronJobs that dump',
      ),
    collect: async repository => (await backupsOf(repository)).schedules,
  }),
  section({
    name: 'backupLocations',
    schema: z.array(backupLocationShape).describe('Where backups are kept'),
    collect: async repository => (await backupsOf(repository)).locations,
  }),
  section({
    name: 'operationScripts',
    schema: z
      .array(operationScriptShape)
      .describe('Shell scripts that make or restore backups'),
    collect: operationScriptsOf,
  }),
] as const;

const known = new WeakMap<RepositoryFiles, Promise<Delivery[]>>();

function deliveriesOf(repository: RepositoryFiles): Promise<Delivery[]> {
  let deliveries = known.get(repository);
  if (!deliveries) {
    deliveries = readDeliveries(repository);
    known.set(repository, deliveries);
  }
  return deliveries;
}

async function readDeliveries(
  repository: RepositoryFiles,
): Promise<Delivery[]> {
  const objects = await platformObjectsOf(repository);
  return mergeItems([
    ...(await argoDeliveries(objects, repository)),
    ...fluxDeliveries(objects, repository),
  ]);
}
