import { Directories, Variables } from '../../shell';
import { Deed } from '../model';

/** A piece of script that a task runs. */
export interface TaskStep {
  script: string;
  directories: Directories;
  variables: Variables;
  mayFail: boolean;
}

/** A task of the repository that a command calls. */
export interface TaskCall {
  /** As people call it: `make image`, `npm run build`. */
  label: string;
  /** Name of the task alone. */
  name: string;
  directories: Directories;
  steps: TaskStep[];
  /** What it does by itself, without a script. */
  deeds: Deed[];
  /** False: the task's file was not found, or doesn't have it in a form that is understood. */
  found: boolean;
  /** The script says that there are no tests, as `npm init` writes it. */
  placeholder: boolean;
}

/** How many recipes of one call are followed. */
export const MAX_RECIPES = 40;

const testName =
  /^((unit|integration|e2e|ci|acceptance|functional|regression|contract|component|system|smoke)[-_:.]?)?tests?([-_:.].*)?$|^run([-_:.]\w{1,40}){0,3}[-_:.]tests?([-_:.].*)?$|^(check|coverage|verify)$/i;
const notATest =
  /test([-_:.])(build|image|lint|fixtures?|data|deps|env|container-build)/i;

/** Whether a task of this name is, by custom, the one that runs the tests. */
export function namedAfterTests(name: string): boolean {
  return testName.test(name) && !notATest.test(name);
}

const buildName =
  /^(docker|oci|image|images|container)([-_:.](build|image|images|all))?$|^build[-_:.](docker|oci|image|images|container|containers)([-_:.].*)?$/i;
const pushName =
  /^(docker|oci|image|images|container)[-_:.](push|publish|release)$|^(push|publish)[-_:.](docker|oci|image|images|container)s?$/i;

/** What a task that is understood no further does by custom, by its name: `make docker-build`, `make image-push`. */
export function namedAfterImages(name: string): 'build' | 'push' | undefined {
  if (pushName.test(name)) return 'push';
  return buildName.test(name) ? 'build' : undefined;
}
