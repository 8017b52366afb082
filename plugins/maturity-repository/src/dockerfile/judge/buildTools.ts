import { RunModel } from '../model';
import { Call, Manager, managers } from './packageManagers';

const buildTools = new Set([
  'gcc',
  'g++',
  'cc',
  'clang',
  'make',
  'cmake',
  'build-essential',
  'build-base',
  'autoconf',
  'automake',
  'libtool',
  'binutils',
  'pkg-config',
  'pkgconf',
  'rust',
  'cargo',
  'rustc',
  'go',
  'golang',
  'golang-go',
  'maven',
  'gradle',
  'gcc-c++',
  'git',
  'linux-headers',
  'python3-dev',
  'python-dev',
]);

/** The build tools that a command installs and the same RUN doesn't remove. */
export function remainingBuildTools(
  manager: Manager,
  call: Call,
  run: RunModel,
): string[] {
  const removed = run.commands
    .filter(
      ({ name, args }) =>
        managers.get(name)?.name === manager.name &&
        args.some(arg => manager.remove.has(arg)),
    )
    .flatMap(({ args }) => args);
  const virtual = virtualName(call.flags);
  if (virtual !== '' && removed.includes(virtual)) return [];
  const listed = removed.some(word => word.includes('$'));
  return call.packages.filter(name => {
    const bare = name.split(/[=<>~@]/)[0];
    return isBuildTool(bare) && !removed.includes(bare) && !listed;
  });
}

function virtualName(flags: string[]): string {
  const at = flags.findIndex(flag => flag === '-t' || flag === '--virtual');
  if (at >= 0) return flags[at + 1] ?? '';
  const joined = flags.find(flag => flag.startsWith('--virtual='));
  return joined?.slice('--virtual='.length) ?? '';
}

function isBuildTool(name: string): boolean {
  return (
    buildTools.has(name) ||
    /-(dev|devel|headers)$/.test(name) ||
    /^openjdk-?\d{1,2}(-jdk(-headless)?)?$/.test(name) ||
    /^(gcc|g\+\+|clang|llvm)-?\d{1,2}$/.test(name)
  );
}
