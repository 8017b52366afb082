import { exportsOf } from './exports';
import { outputOf, placeIn, Script, ScriptCommand, textsOf } from './script';
import { ScriptPlace } from '../shapes/script';

const maxPlaces = 100;

/** What is deleted where the variables before it hold nothing. */
const precious = new Set(
  '/ /bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /root /sbin /srv /usr /usr/bin /usr/lib /usr/local /usr/share /var'.split(
    ' ',
  ),
);

/** `rm -r` of a path that is a system directory where its variables are empty. */
export function deletionsOf(script: Script): ScriptPlace[] {
  return script.commands
    .filter(command => command.name === 'rm' && isRecursive(command))
    .flatMap(({ args, line }) =>
      args
        .filter(({ value }) => /\$\{\w+\}|\$\(\)/.test(value))
        .filter(({ value }) => precious.has(withoutVariables(value)))
        .map(({ text }) => placeIn(script, text, line)),
    )
    .slice(0, maxPlaces);
}

function isRecursive(command: ScriptCommand): boolean {
  return textsOf(command).some(
    text => text === '--recursive' || /^-[a-zA-Z]*[rR]/.test(text),
  );
}

/** A guarded variable, `${X:?}`, is not empty. */
function withoutVariables(value: string): string {
  const path = value
    .replace(/\$\{\w{1,100}\}|\$\(\)/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\*$/, '');
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

/** Words of the grammar, in which the shell splits nothing, or means to. */
const unsplit = new Set([
  'for',
  'select',
  'case',
  '[[',
  '((',
  'let',
  'export',
  'local',
  'readonly',
  'declare',
  'typeset',
]);

/** Variables outside quotes that stand for an argument or a file, unless the script gives them values of one word. */
export function unquotedOf(script: Script): ScriptPlace[] {
  const found: ScriptPlace[] = [];
  const plain = plainVariables(script);
  for (const { words, redirections } of script.commands) {
    const targets = redirections.flatMap(({ operator, target }) =>
      target && !operator.startsWith('<<') ? [target] : [],
    );
    const own = unsplit.has(words[0]?.text) || words.at(-1)?.text === ']]';
    const split = own ? [] : words.slice(1);
    for (const { text, value, unquoted, offset } of [...split, ...targets]) {
      if (!unquoted || !splits(value, plain)) continue;
      found.push(placeIn(script, text, script.lineAt(offset)));
      if (found.length >= maxPlaces) return found;
    }
  }
  return found;
}

function splits(value: string, plain: ReadonlySet<string>): boolean {
  const variables = value.matchAll(/\$\{([A-Za-z_]\w*|\d{1,2})/g);
  return (
    !/\[[@*]\]/.test(value) &&
    [...variables].some(([, name]) => !plain.has(name))
  );
}

/** Variables that the script itself gives nothing but plain words. */
function plainVariables({ commands }: Script): Set<string> {
  const plain = new Set<string>();
  const other = new Set<string>();
  for (const { assignments, words } of commands) {
    const loop = words[0]?.text === 'for' && words[2]?.text === 'in';
    const looped = loop
      ? words.slice(3).map(({ value }) => ({ name: words[1].text, value }))
      : [];
    for (const { name, value } of [...assignments, ...looped]) {
      (isPlain(value, plain) ? plain : other).add(name);
    }
  }
  return new Set([...plain].filter(name => !other.has(name)));
}

/** One word, whatever it holds: literals, plain variables, the status and the process of the last command. */
function isPlain(value: string, plain: ReadonlySet<string>): boolean {
  return (
    /^(?:[\w./:@%+,=-]|\$\{\w{1,60}\}|\$[?!#$]){0,300}$/.test(value) &&
    !splits(value, plain)
  );
}

/** Secrets that are written to a file as they are. */
export function clearSecretsOf(script: Script): ScriptPlace[] {
  return exportsOf(script)
    .filter(({ clear, kinds }) => clear && kinds.some(isSecret))
    .map(({ command, kinds }) =>
      placeIn(script, `${command.name} get ${kinds.join(',')}`, command.line),
    );
}

function isSecret(kind: string): boolean {
  return kind === 'secret' || kind === 'secrets';
}

/** `kubectl get all` as a backup. */
export function partialExportsOf(script: Script): ScriptPlace[] {
  return exportsOf(script)
    .filter(({ kinds }) => kinds.includes('all'))
    .map(({ command }) =>
      placeIn(script, `${command.name} get all`, command.line),
    );
}

const senders =
  /^(?:aws|gsutil|gcloud|az|azcopy|mc|mcli|rclone|restic|borg|kopia|duplicity|scp|sftp|lftp|ftp|s3cmd|s5cmd|b2|swift|openstack|ossutil(?:64)?|coscli|obsutil|velero|wal-g|pgbackrest|barman\S{0,40}|rsnapshot|ssh|git|dropbox\S{0,20}|gdrive|oci|doctl|linode-cli|minio|nc|ncat)$/;

/** Where a backup goes to. */
export function targetOf(script: Script): {
  localOnly: boolean;
  writes: ScriptPlace;
} {
  const writing = script.commands.find(
    command => writtenBy(command) !== undefined,
  );
  const nothing = { text: '', source: { file: script.file, line: 0 } };
  return {
    localOnly: writing !== undefined && !script.commands.some(sends),
    writes: writing
      ? placeIn(script, writtenBy(writing) ?? '', writing.line)
      : nothing,
  };
}

/** The file that a command writes, of those that make backups. */
function writtenBy(command: ScriptCommand): string | undefined {
  const texts = textsOf(command);
  if (
    /^(?:kubectl|oc|pg_dump|pg_dumpall|mysqldump|mariadb-dump|mongodump|gzip|zstd|tee)$/.test(
      command.name,
    )
  ) {
    const written = outputOf(command);
    if (written !== undefined) return written;
  }
  const tar =
    command.name === 'tar' &&
    /^-{0,2}(?:[a-zA-Z]*c|create)/.test(texts[0] ?? '');
  if (tar) return texts.find(text => /\.(?:tar|tgz|tar\.\w{1,4})$/.test(text));
  const archive = texts.find(text => /^--(?:archive|file|out)=/.test(text));
  const dumps = /^(?:mongodump|pg_dump|pg_dumpall)$/.test(command.name);
  return dumps ? archive?.split('=')[1] : undefined;
}

function sends(command: ScriptCommand): boolean {
  const texts = textsOf(command);
  if (command.name === 'rsync')
    return texts.some(text => /^[^/]{1,200}:/.test(text));
  if (command.name === 'curl') {
    return texts.some(text =>
      /^(?:-T|--upload-file|-F|--form|--data-binary|-XPUT|PUT|POST)/.test(text),
    );
  }
  // Another script may do so.
  return (
    senders.test(command.name) ||
    /\.(?:sh|py)$/.test(command.name) ||
    isUnknown(command)
  );
}

/** A program that is a variable may be anything. */
function isUnknown({ name }: ScriptCommand): boolean {
  return name.startsWith('$');
}

const workloads =
  /\b(?:all|resources?|deployments?|workloads?|statefulsets?|daemonsets?|pods?)\b/;
const needed =
  /\b(?:configmaps?|secrets?|pvcs?|pvs?|persistentvolume\w{0,6}|volumes?|serviceaccounts?|crds?)\b/;

/** Workloads that are applied before what they need. */
export function disorderOf(script: Script): ScriptPlace[] {
  const files = script.commands.flatMap(command =>
    appliedBy(command).map(text => ({
      text: text.slice(text.lastIndexOf('/') + 1),
      line: command.line,
    })),
  );
  return files
    .filter(
      ({ text }, index) =>
        workloads.test(text) &&
        !needed.test(text) &&
        files.slice(index + 1).some(later => needed.test(later.text)),
    )
    .map(({ text, line }) => placeIn(script, text, line))
    .slice(0, maxPlaces);
}

/** The files of a `kubectl apply`. */
function appliedBy(command: ScriptCommand): string[] {
  if (command.name !== 'kubectl' && command.name !== 'oc') return [];
  const texts = textsOf(command);
  if (!texts.some(text => /^(?:apply|create|replace)$/.test(text))) return [];
  return texts.flatMap((text, at) => {
    if (text === '-f' || text === '--filename') return texts[at + 1] ?? [];
    return /^--filename=/.test(text) ? text.slice(11) : [];
  });
}
