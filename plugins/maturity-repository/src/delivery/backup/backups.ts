import { RepositoryFiles } from '../../files';
import { mergeItems } from '../../manifests/link/merge';
import { loadManifestSets } from '../../manifests/sets';
import { platformObjectsOf } from '../platform';
import {
  BackupLocation,
  BackupSchedule,
  PersistentData,
} from '../shapes/backup';
import { cronJobSchedules } from './cronJobs';
import { dataEvidence, dataOf } from './data';
import { locationsOf } from './locations';
import { operatorSchedules } from './operators';
import { sectionSchedules } from './sections';
import { veleroSchedules } from './velero';

/** What keeps data, what backs it up, and where to. */
export interface Backups {
  data: PersistentData[];
  schedules: BackupSchedule[];
  locations: BackupLocation[];
}

const maxCovered = 100;
const known = new WeakMap<RepositoryFiles, Promise<Backups>>();

/** Worked out once for a repository. */
export function backupsOf(repository: RepositoryFiles): Promise<Backups> {
  let backups = known.get(repository);
  if (!backups) {
    backups = read(repository);
    known.set(repository, backups);
  }
  return backups;
}

async function read(repository: RepositoryFiles): Promise<Backups> {
  const sets = await loadManifestSets(repository);
  const objects = await platformObjectsOf(repository);
  const data = dataOf(sets);
  const found = [
    ...objects.flatMap(veleroSchedules),
    ...objects.flatMap(operatorSchedules),
    ...sets.flatMap(sectionSchedules),
    ...sets.flatMap(set => cronJobSchedules(set, data)),
  ];
  const schedules = found.map(({ schedule, covers }) => {
    const covered = data.filter(covers);
    covered.forEach(item => item.by.add(schedule.title));
    const titles = new Set(covered.map(({ title }) => title));
    return { ...schedule, covers: [...titles].slice(0, maxCovered) };
  });
  return {
    data: mergeItems(data.map(dataEvidence)),
    schedules: mergeItems(schedules),
    locations: mergeItems(locationsOf(objects)),
  };
}
