import { NotRendered } from '../types';
import * as texts from './texts';

const maxWords = 600;

/** Why kustomize failed; the file is the one it names, or the kustomization itself. */
export function failureOf(
  stderr: string,
  copy: string,
  kustomization: string,
  isCopied: (path: string) => boolean,
): NotRendered {
  const words = wordsOf(stderr).replaceAll(`${copy}/`, '');
  if (
    /external plugins disabled|alpha plugins|unable to load external plugin/.test(
      words,
    )
  ) {
    return texts.runsPlugin(kustomization);
  }
  const named = [...words.slice(0, 20_000).matchAll(/[^\s'":,()]+/g)]
    .map(([path]) => path)
    .filter(isCopied);
  const file = named.at(-1) ?? kustomization;
  const line = /yaml: line (\d+):/.exec(words)?.[1];
  return {
    status: 'failed',
    message: texts.kustomizeSays(
      words.length <= maxWords ? words : `${words.slice(0, maxWords)}…`,
    ),
    file,
    ...(line && named.length > 0 && { line: Number(line) }),
  };
}

/** How some versions of kubectl log the error instead of printing it. */
const logged = /^E\d{4} .*?\] "command failed" err=(".*")$/;

/** That our own kustomization, which only asks for origins, could not use the one that is looked at. */
const ours =
  /^accumulating resources: accumulation err='accumulating resources from '[^']*': '[^']*' must resolve to a file': (?:couldn't make target for|recursed accumulation of) path '[^']*': /;

function wordsOf(stderr: string): string {
  const words = stderr
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('# Warning:'))
    .join(' ');
  const quoted = logged.exec(words)?.[1];
  const plain = quoted ? unquoted(quoted) : words.replace(/^error: /, '');
  return plain.replace(ours, '');
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
