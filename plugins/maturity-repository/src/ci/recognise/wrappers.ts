import { Arguments } from './arguments';

/** Commands that run the words after their own, by how many leading words are theirs besides flags. */
const prefixes: Record<string, { own: number; valued?: string[] }> = {
  sudo: { own: 0, valued: ['-u', '-g', '--user', '--group'] },
  env: { own: 0, valued: ['-u', '-C'] },
  exec: { own: 0 },
  command: { own: 0 },
  nohup: { own: 0 },
  nice: { own: 0, valued: ['-n'] },
  ionice: { own: 0, valued: ['-c', '-n'] },
  time: { own: 0 },
  timeout: { own: 1, valued: ['-k', '-s', '--signal', '--kill-after'] },
  retry: { own: 0, valued: ['-t', '-d', '-n', '--times', '--delay'] },
  'xvfb-run': { own: 0, valued: ['-s', '-n', '--server-args'] },
  'dbus-run-session': { own: 0 },
  npx: { own: 0, valued: ['-p', '--package', '-c', '--call'] },
  bunx: { own: 0 },
  dotenv: { own: 0, valued: ['-e', '-f', '-c'] },
  'cross-env': { own: 0 },
  nyc: { own: 0 },
  c8: { own: 0 },
  xargs: { own: 0, valued: ['-I', '-n', '-P', '-L', '-d'] },
  stdbuf: { own: 0 },
  unbuffer: { own: 0 },
  wait4ports: { own: 1 },
};

/** Two-word prefixes. */
const pairs: Record<string, string[]> = {
  poetry: ['run'],
  uv: ['run'],
  pipenv: ['run'],
  pdm: ['run'],
  rye: ['run'],
  hatch: ['run'],
  pixi: ['run'],
  conda: ['run'],
  bundle: ['exec'],
  pnpm: ['exec', 'dlx'],
  yarn: ['exec', 'dlx'],
  npm: ['exec'],
  bun: ['x'],
  mise: ['exec', 'x'],
  asdf: ['exec'],
  doppler: ['run'],
  direnv: ['exec'],
  nix: ['develop', 'shell'],
  devbox: ['run'],
  op: ['run'],
};

/** Takes away what only starts the real command: sudo, timeout, poetry run, npx and the like. */
export function unwrapped(words: readonly string[]): string[] {
  let rest = [...words];
  for (let round = 0; round < 6 && rest.length > 0; round++) {
    const name = basename(rest[0]);
    const prefix = Object.hasOwn(prefixes, name) ? prefixes[name] : undefined;
    const pair = Object.hasOwn(pairs, name) ? pairs[name] : undefined;
    if (prefix) {
      const tail = rest.slice(1);
      const first =
        new Arguments(tail, new Set(prefix.valued)).firstPlain() + prefix.own;
      rest = tail.slice(first);
      while (rest.length > 0 && /^\w+=/.test(rest[0])) rest.shift();
      if (rest[0] === '--') rest.shift();
    } else if (pair && rest.length > 1) {
      const globals = new Arguments(
        rest.slice(1),
        new Set(['-C', '--dir', '--prefix', '--directory', '--project']),
      );
      const sub = globals.firstPlain();
      if (!pair.includes(rest[sub + 1])) return withName(rest, name);
      const tail = rest.slice(sub + 2);
      const marker = tail.findIndex(word =>
        ['--', '-c', '--command'].includes(word),
      );
      if (name === 'nix' && marker === -1) return [];
      const start =
        marker >= 0 &&
        (name === 'nix' ||
          tail.slice(0, marker).every(word => word.startsWith('-')))
          ? marker + 1
          : new Arguments(
              tail,
              new Set([
                '--with',
                '--extra',
                '--group',
                '--python',
                '-p',
                '-n',
                '--package',
                '--project',
                '--env-file',
                '-e',
              ]),
            ).firstPlain();
      rest = tail.slice(start);
    } else return withName(rest, name);
  }
  return rest.length > 0 ? withName(rest, basename(rest[0])) : [];
}

function withName(words: string[], name: string): string[] {
  return [name, ...words.slice(1)];
}

const installed =
  /(^|\/)(node_modules\/\.bin|vendor\/bin|bin|venv\/bin|\.venv\/bin)\//;
const launchers = new Set([
  'mvnw',
  'gradlew',
  'mill',
  'sbt',
  'pants',
  'kaniko',
  'executor',
]);

/**
 * The bare name of a program: `./mvnw` is `mvnw`, `C:\tools\helm.exe` is `helm`. A script of the repository keeps its
 * path.
 */
function basename(word: string): string {
  if (/\.(sh|bash|py|ps1|js|ts|mjs|rb)$/i.test(word)) return word;
  const name = (word.split(/[\\/]/).pop() ?? word).replace(
    /\.(exe|cmd|bat)$/i,
    '',
  );
  const outside = !/^\.{0,2}[\w.-]*\//.test(word) || word.startsWith('/');
  return outside || launchers.has(name) || installed.test(word) ? name : word;
}
