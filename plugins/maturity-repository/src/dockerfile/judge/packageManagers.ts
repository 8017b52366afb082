import { Command } from '../../shell';

/** A system package manager and its verbs. */
export interface Manager {
  name: string;
  install: ReadonlySet<string>;
  update: ReadonlySet<string>;
  remove: ReadonlySet<string>;
}

/** By the name of the program. */
export const managers = new Map<string, Manager>(
  (
    [
      ['apk', 'apk', ['add'], ['update'], ['del']],
      [
        'apt-get',
        'apt',
        ['install'],
        ['update'],
        ['remove', 'purge', 'autoremove', 'auto-remove'],
      ],
      [
        'apt',
        'apt',
        ['install'],
        ['update'],
        ['remove', 'purge', 'autoremove'],
      ],
      ['aptitude', 'apt', ['install'], ['update'], ['remove', 'purge']],
      [
        'yum',
        'yum',
        ['install', 'localinstall', 'groupinstall'],
        ['makecache'],
        ['remove', 'erase'],
      ],
      [
        'dnf',
        'dnf',
        ['install', 'groupinstall'],
        ['makecache'],
        ['remove', 'erase'],
      ],
      ['microdnf', 'microdnf', ['install'], ['makecache'], ['remove']],
      ['tdnf', 'tdnf', ['install'], ['makecache'], ['remove', 'erase']],
      [
        'zypper',
        'zypper',
        ['install', 'in'],
        ['refresh', 'ref'],
        ['remove', 'rm'],
      ],
    ] as const
  ).map(([program, name, install, update, remove]) => [
    program,
    {
      name,
      install: new Set<string>(install),
      update: new Set<string>(update),
      remove: new Set<string>(remove),
    },
  ]),
);

const valueFlags = new Map([
  [
    'apk',
    new Set([
      '-t',
      '--virtual',
      '-X',
      '--repository',
      '-p',
      '--root',
      '--arch',
      '--keys-dir',
    ]),
  ],
  ['apt', new Set(['-t', '--target-release', '-o', '-c', '--option'])],
  ['yum', new Set(['-c', '--enablerepo', '--disablerepo', '-x'])],
  [
    'dnf',
    new Set([
      '-c',
      '--enablerepo',
      '--disablerepo',
      '-x',
      '--releasever',
      '--installroot',
    ]),
  ],
  [
    'microdnf',
    new Set(['--enablerepo', '--disablerepo', '--releasever', '--installroot']),
  ],
  ['tdnf', new Set(['--releasever', '--installroot'])],
]);

/** What a command asks of its package manager. */
export interface Call {
  updateOnly: boolean;
  flags: string[];
  packages: string[];
}

/** What a command asks of its package manager; nothing where it neither installs nor refreshes the index alone. */
export function callOf(manager: Manager, command: Command): Call | undefined {
  const flags: string[] = [];
  const words: string[] = [];
  const valued = valueFlags.get(manager.name) ?? new Set<string>();
  for (let at = 0; at < command.args.length; at++) {
    const arg = command.args[at];
    if (!arg.startsWith('-')) words.push(arg);
    else {
      flags.push(arg);
      if (valued.has(arg)) flags.push(command.args[++at] ?? '');
    }
  }
  const [verb = '', ...packages] = words;
  if (manager.install.has(verb)) return { updateOnly: false, flags, packages };
  if (manager.update.has(verb))
    return { updateOnly: true, flags, packages: [] };
  return undefined;
}
