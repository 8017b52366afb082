import { RepositoryFiles } from '../files';
import { Directories, enter, PlacedCommand, values, Variables } from '../shell';
import { Activity, Deed, Findings, StepContext } from './model';
import { settled } from './paths';

/** Adds to a deed where it happens. */
export async function activityOf(
  findings: Findings,
  deed: Deed,
  at: {
    command?: Pick<PlacedCommand, 'variables'>;
    where: Directories;
    line: number;
    via: string;
    context: StepContext;
  },
): Promise<Activity> {
  return {
    ...deed,
    context: deed.mayFail ? { ...at.context, mayFail: true } : at.context,
    line: at.line,
    via: at.via,
    directories: await placesOf(
      findings,
      deed,
      at.where,
      at.command?.variables ?? new Map(),
    ),
  };
}

/** The directories that a deed works on: those its arguments name if they exist, else where it runs. */
async function placesOf(
  { repository }: Findings,
  { targets }: Deed,
  where: Directories,
  variables: Variables,
): Promise<Directories> {
  if (targets === undefined) return where;
  if (targets.length === 0) return undefined;
  const places = new Set<string>();
  for (const target of targets.slice(0, 64)) {
    const known = values(target, variables);
    if (!known) return undefined;
    for (const from of where ?? ['']) {
      for (const to of known) {
        const place = await settled(repository, [enter(from, to) ?? '/']);
        if (place?.[0] === '' || (place && (await repository.exists(place[0]))))
          places.add(directoryOf(repository, place[0]));
      }
    }
  }
  return places.size > 0 ? [...places] : where;
}

/** A file stands for the directory it lies in. */
function directoryOf(repository: RepositoryFiles, path: string): string {
  return repository.get(path) ? path.split('/').slice(0, -1).join('/') : path;
}
