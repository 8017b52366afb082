import path from 'node:path';
import {
  Checklist,
  inScope,
} from '@container-maturity/backstage-plugin-maturity-engine';
import {
  assessRepository,
  defaultExclude,
  openRepository,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { DiffInvocation } from '../arguments';
import { namedMesh } from '../mesh';
import { componentsOf } from '../target/components';
import {
  EntityOfDirectory,
  entityOfDirectory,
  entityOfFile,
} from '../target/entity';
import { subpathOf } from '../target/readTarget';
import { firstDirectory, writtenLocation } from '../target/sourceLocation';
import { Side } from './opener';
import { AssessedComponent } from './types';

/** A monorepo with more is compared by folder, with `--subpath`. */
const maxComponents = 100;

/** Assesses every component of a side: the one of the folder that was named, else those that its files describe. */
export async function assessSide(
  { root }: Side,
  checklist: Checklist,
  invocation: DiffInvocation,
  now: Date,
): Promise<AssessedComponent[]> {
  const exclude = [...defaultExclude, ...invocation.exclude];
  const entities =
    invocation.subpath === undefined
      ? await entitiesOf(root, exclude, invocation)
      : await entityOfFolder(root, invocation.subpath);
  const assessed: AssessedComponent[] = [];
  for (const { entity, subpath, file } of entities) {
    const { scorecard } = await assessRepository({
      root,
      subpath: subpath || undefined,
      exclude,
      entity,
      checklist,
      approvers: invocation.waiverApprovers,
      mesh: namedMesh(invocation),
      now,
    });
    const ref = scorecard.entityRef;
    assessed.push({ ref, subpath, assumed: file === undefined, scorecard });
  }
  return assessed;
}

/** Those that any catalog-info.yaml of the directory describes, else the service that it is assumed to be. */
async function entitiesOf(
  root: string,
  exclude: string[],
  { language }: DiffInvocation,
): Promise<EntityOfDirectory[]> {
  const repository = await openRepository({ root, exclude });
  const files = repository.find('**/catalog-info.{yaml,yml}');
  const found: EntityOfDirectory[] = [];
  for (const { path: file } of files) {
    const { components = [] } = await componentsOf(path.join(root, file), file);
    for (const component of components) {
      if (found.length >= maxComponents) return found;
      const option = `${file}#${component.metadata.name}`;
      // Without a source location it is the folder that it is described in.
      const subpath = writtenLocation(component)
        ? ''
        : subpathOf(path.posix.dirname(file));
      const named = { cwd: root, root, directory: '.', subpath };
      found.push(await entityOfFile(named, option, language));
    }
  }
  const scored = found.filter(({ entity }) => inScope(entity));
  if (scored.length > 0) return scored;
  return found.length > 0 ? found : entityOfFolder(root, '');
}

/** None where the folder is not there. */
async function entityOfFolder(
  root: string,
  named: string,
): Promise<EntityOfDirectory[]> {
  const subpath = await firstDirectory(root, [subpathOf(named)]);
  return subpath === undefined
    ? []
    : [await entityOfDirectory({ cwd: root, root, directory: '.', subpath })];
}
