import { Deed } from '../model';
import { Arguments } from './arguments';
import { dockerValued as valued } from './dockerFlags';
import { push } from './push';

const composeValued = new Set([
  ...valued,
  '--scale',
  '-e',
  '--timeout',
  '--wait-timeout',
  '-u',
  '-w',
  '-v',
  '--name',
  '--entrypoint',
  '--user',
  '--workdir',
  '--volume',
  '--parallel',
  '--ansi',
]);

/** docker compose, docker-compose, podman-compose. */
export function compose(name: string, words: readonly string[]): Deed[] {
  const first = new Arguments(words, composeValued).firstPlain();
  const sub = words[first];
  const rest = new Arguments(words.slice(first + 1), composeValued);
  switch (sub) {
    case 'build':
      return [
        {
          kind: 'build',
          tool: `${name} build`,
          targets: [],
          pushes: rest.has('--push'),
        },
        ...(rest.has('--push') ? [push(`${name} build --push`, [], true)] : []),
      ];
    case 'up': {
      const up: Deed[] = [{ kind: 'run', tool: `${name} up`, targets: [] }];
      if (rest.has('--build'))
        up.push({ kind: 'build', tool: `${name} up --build`, targets: [] });
      if (rest.has('--wait'))
        up.push({ kind: 'verify', tool: `${name} up --wait`, targets: [] });
      return up;
    }
    case 'run':
    case 'start':
      return [{ kind: 'run', tool: `${name} ${sub}`, targets: [] }];
    case 'push':
      return [push(`${name} push`, [], true)];
    default:
      return [];
  }
}

/** The words that `compose run` or `compose exec` start in the container. */
export function commandInCompose(words: readonly string[]): string[] {
  const first = new Arguments(words, composeValued).firstPlain();
  if (words[first] !== 'run' && words[first] !== 'exec') return [];
  const rest = words.slice(first + 1);
  return rest.slice(new Arguments(rest, composeValued).firstPlain() + 1);
}
