import { readAhead, RepositoryFiles } from '../../files';
import { isForTests } from '../../manifests/sets/paths';
import { turn } from '../../turn';
import { OperationScript } from '../shapes/script';
import {
  clearSecretsOf,
  deletionsOf,
  disorderOf,
  partialExportsOf,
  targetOf,
  unquotedOf,
} from './dangers';
import { optionsOf } from './options';
import { purposeOf } from './purpose';
import { readScript, Script } from './script';

const maxScripts = 500;
const scripts = [
  '**/*.{sh,bash}',
  '**/*{backup,restore,recover}*',
  '**/*{备份,恢复}*',
];

/** The shell scripts of the entity that make or restore backups. */
export async function operationScriptsOf(
  repository: RepositoryFiles,
): Promise<OperationScript[]> {
  const paths = repository
    .find(scripts)
    .filter(({ path, local }) => !isForTests(local) && maybeScript(path))
    .map(({ path }) => path)
    .slice(0, maxScripts);
  await readAhead(repository, paths);
  const found: OperationScript[] = [];
  for (const path of paths) {
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    if (!/\.(?:sh|bash)$/.test(path) && !isShell(content.text)) continue;
    const script = readScript(path, content.text);
    const { backup, restore } = purposeOf(script);
    if (backup || restore) found.push(evidenceOf(script, backup, restore));
    await turn();
  }
  return found;
}

function maybeScript(path: string): boolean {
  return /\.(?:sh|bash)$/.test(path) || /\/?[^./]+$/.test(path);
}

function isShell(text: string): boolean {
  return /^#!\s{0,3}\S{1,60}(?:\/|\s)(?:ba|da|a|k|z)?sh\b/.test(text);
}

function evidenceOf(
  script: Script,
  backup: boolean,
  restore: boolean,
): OperationScript {
  const { localOnly, writes } = targetOf(script);
  return {
    file: script.file,
    backup,
    restore,
    ...optionsOf(script),
    deletions: deletionsOf(script),
    unquoted: unquotedOf(script),
    clearSecrets: clearSecretsOf(script),
    partialExports: partialExportsOf(script),
    localOnly: backup && localOnly,
    writes,
    disorder: disorderOf(script),
    source: { file: script.file, line: 1 },
  };
}
