import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { RunModel, StageModel } from '../model';
import { Command } from '../../shell';
import { remainingBuildTools } from './buildTools';
import { Call, callOf, Manager, managers } from './packageManagers';

export const packageInstallShape = z
  .object({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    stage: z.string().describe('Name of the stage; empty where it has none'),
    shipped: z.boolean().describe('Its layer is part of the final image'),
    manager: z.string().describe('apk, apt, yum, dnf, microdnf, zypper …'),
    updateOnly: z
      .boolean()
      .describe(
        'Refreshes the index without installing: a layer that grows stale',
      ),
    assumeYes: z.boolean().describe("Doesn't wait for an answer"),
    refreshed: z
      .boolean()
      .describe(
        'apt: the index is refreshed in the same RUN (or there is a cache mount)',
      ),
    noRecommends: z.boolean().describe('apt: leaves recommended packages out'),
    cleaned: z
      .boolean()
      .describe('Leaves no index or cache behind in the layer'),
    buildTools: z
      .array(z.string())
      .describe('Compilers, headers and git, unless removed in the same RUN'),
    unpinned: z.array(z.string()).describe('Packages without a version'),
    packages: z.array(z.string()).describe('As written, with their versions'),
    source: sourceShape,
  })
  .describe('One install or update command of a package manager');

export type PackageInstall = z.output<typeof packageInstallShape>;

/** Every install and update command of a stage. */
export function packageInstallsOf(
  stage: StageModel,
  dockerfile: string,
  shipped: boolean,
): PackageInstall[] {
  return stage.runs.flatMap(run =>
    run.commands.flatMap(command => {
      const manager = managers.get(command.name);
      if (!manager) return [];
      const call = callOf(manager, command);
      return call
        ? [judge(manager, call, command, run, stage, dockerfile, shipped)]
        : [];
    }),
  );
}

function judge(
  manager: Manager,
  call: Call,
  command: Command,
  run: RunModel,
  stage: StageModel,
  dockerfile: string,
  shipped: boolean,
): PackageInstall {
  const same = run.commands.filter(
    ({ name }) => managers.get(name)?.name === manager.name,
  );
  const installsInRun = same.some(({ args }) =>
    args.some(arg => manager.install.has(arg)),
  );
  return {
    dockerfile,
    stage: stage.name,
    shipped,
    manager: manager.name,
    updateOnly: call.updateOnly && !installsInRun,
    assumeYes:
      manager.name === 'apk' ||
      call.updateOnly ||
      assumesYes(manager, call, command),
    refreshed: isRefreshed(manager, call, command, run),
    noRecommends:
      call.updateOnly || leavesRecommended(manager, call, stage, run),
    // What an update leaves behind is told once, of the install that follows it.
    cleaned:
      (call.updateOnly && installsInRun) || isCleaned(manager, call, run),
    buildTools: shipped ? remainingBuildTools(manager, call, run) : [],
    unpinned: call.packages.filter(isUnpinned).slice(0, 100),
    packages: call.packages.slice(0, 200),
    source: { file: dockerfile, line: command.line },
  };
}

function assumesYes(
  manager: Manager,
  { flags }: Call,
  command: Command,
): boolean {
  if (manager.name === 'zypper') {
    return flags.some(flag =>
      /^(-n|--non-interactive|-y|--no-confirm|--noconfirm)$/.test(flag),
    );
  }
  return (
    flags.some(flag =>
      /^(--yes|--assume-yes|--assumeyes|-qq|-[a-zA-Z]{0,6}y[a-zA-Z]{0,6})$/.test(
        flag,
      ),
    ) || command.pipedFrom >= 0
  );
}

function isRefreshed(
  manager: Manager,
  call: Call,
  command: Command,
  run: RunModel,
): boolean {
  if (manager.name !== 'apt' || call.updateOnly) return true;
  if (cacheMounted(run, '/var/lib/apt')) return true;
  const local =
    call.packages.length > 0 &&
    call.packages.every(name => /^(\.|\/|\$)/.test(name));
  return (
    local ||
    run.commands.some(
      other =>
        managers.get(other.name)?.name === 'apt' &&
        other.args.some(arg => manager.update.has(arg)),
    ) ||
    // A setup script that runs before it in the same layer may refresh it.
    run.commands
      .slice(0, run.commands.indexOf(command))
      .some(({ name }) => name === 'bash' || name === 'sh')
  );
}

function leavesRecommended(
  manager: Manager,
  { flags }: Call,
  stage: StageModel,
  run: RunModel,
): boolean {
  if (manager.name !== 'apt') return true;
  const config = stage.runs.some(
    ({ text, order }) =>
      order <= run.order && /APT::Install-Recommends/.test(text),
  );
  return (
    config ||
    flags.some(
      flag =>
        flag === '--no-install-recommends' ||
        /^APT::Install-Recommends=(0|false|no)$/i.test(flag),
    )
  );
}

function isCleaned(manager: Manager, { flags }: Call, run: RunModel): boolean {
  const removes = (path: RegExp) =>
    run.commands.some(
      ({ name, args }) =>
        (name === 'rm' && args.some(arg => path.test(arg))) ||
        (name === 'find' &&
          args.some(arg => path.test(arg)) &&
          args.includes('-delete')),
    );
  const cleans = run.commands.some(
    ({ name, args }) =>
      managers.get(name)?.name === manager.name &&
      args.some(arg => /^(clean|cc|dist-?clean)$/.test(arg)) &&
      manager.name !== 'apt',
  );
  switch (manager.name) {
    case 'apk':
      return (
        flags.includes('--no-cache') ||
        cacheMounted(run, '/var/cache/apk') ||
        cacheMounted(run, '/etc/apk/cache') ||
        removes(/^\/var\/cache\/apk/)
      );
    case 'apt':
      return (
        removes(/^\/var\/lib\/apt(\/lists)?/) ||
        cacheMounted(run, '/var/lib/apt') ||
        run.commands.some(({ args }) =>
          args.some(arg => /^dist-?clean$/.test(arg)),
        )
      );
    default:
      return (
        cleans ||
        removes(/^\/var\/cache(\/(yum|dnf|libdnf5|zypp|tdnf)|\/?\*?$)/) ||
        cacheMounted(run, '/var/cache')
      );
  }
}

function cacheMounted(run: RunModel, target: string): boolean {
  return run.mounts.some(
    mount =>
      (mount.type === 'cache' || mount.type === 'tmpfs') &&
      mount.target.replace(/\/$/, '').startsWith(target),
  );
}

function isUnpinned(name: string): boolean {
  return !/[=<>~$]/.test(name) && !/^[./]/.test(name) && !/-\d/.test(name);
}
