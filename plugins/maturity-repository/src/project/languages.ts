import { posix } from 'path';
import { z } from 'zod';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';

interface Ecosystem {
  id: string;
  language: string;
  manifest: RegExp;
  /** Lockfiles beside the manifest or above it; empty: the ecosystem has none that is usual. */
  lockfiles: string[];
}

const ecosystems: Ecosystem[] = [
  { id: 'go', language: 'go', manifest: /^go\.mod$/, lockfiles: ['go.sum'] },
  {
    id: 'npm',
    language: 'javascript',
    manifest: /^package\.json$/,
    lockfiles: [
      'package-lock.json',
      'npm-shrinkwrap.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'bun.lock',
      'bun.lockb',
    ],
  },
  {
    id: 'deno',
    language: 'javascript',
    manifest: /^deno\.jsonc?$/,
    lockfiles: ['deno.lock'],
  },
  {
    id: 'python',
    language: 'python',
    manifest: /^(pyproject\.toml|Pipfile|setup\.py)$/,
    lockfiles: [
      'poetry.lock',
      'uv.lock',
      'pdm.lock',
      'Pipfile.lock',
      'pixi.lock',
      'pylock.toml',
      'requirements.txt',
      'requirements.lock',
    ],
  },
  {
    id: 'pip',
    language: 'python',
    manifest: /^requirements([-_.][\w.-]+)?\.(txt|in)$/,
    lockfiles: [],
  },
  { id: 'maven', language: 'java', manifest: /^pom\.xml$/, lockfiles: [] },
  {
    id: 'gradle',
    language: 'java',
    manifest: /^build\.gradle(\.kts)?$/,
    lockfiles: [],
  },
  {
    id: 'cargo',
    language: 'rust',
    manifest: /^Cargo\.toml$/,
    lockfiles: ['Cargo.lock'],
  },
  {
    id: 'nuget',
    language: 'dotnet',
    manifest: /\.(cs|fs|vb)proj$/,
    lockfiles: [],
  },
  {
    id: 'bundler',
    language: 'ruby',
    manifest: /^Gemfile$/,
    lockfiles: ['Gemfile.lock'],
  },
  {
    id: 'composer',
    language: 'php',
    manifest: /^composer\.json$/,
    lockfiles: ['composer.lock'],
  },
  {
    id: 'mix',
    language: 'elixir',
    manifest: /^mix\.exs$/,
    lockfiles: ['mix.lock'],
  },
  { id: 'sbt', language: 'java', manifest: /^build\.sbt$/, lockfiles: [] },
];

/** Most files are none, and one expression says so faster than one of each. */
const anyManifest = new RegExp(
  ecosystems.map(({ manifest }) => manifest.source).join('|'),
);

const extensions: Record<string, string> = {
  go: 'go',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'javascript',
  tsx: 'javascript',
  mts: 'javascript',
  vue: 'javascript',
  svelte: 'javascript',
  py: 'python',
  java: 'java',
  kt: 'java',
  scala: 'java',
  groovy: 'java',
  rs: 'rust',
  cs: 'dotnet',
  fs: 'dotnet',
  vb: 'dotnet',
  rb: 'ruby',
  php: 'php',
  ex: 'elixir',
  exs: 'elixir',
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  hpp: 'cpp',
  swift: 'swift',
  dart: 'dart',
};

const manifestShape = z.object({
  ecosystem: z.string().describe('npm, go, maven, python …'),
  language: z.string().describe('The language that it is a manifest of'),
  lockable: z
    .boolean()
    .describe(
      'Whether the ecosystem has a lockfile that belongs into the repository',
    ),
  lockfile: z
    .string()
    .describe('Path of the lockfile that covers it; empty where there is none'),
  source: sourceShape,
});

type Manifest = z.output<typeof manifestShape>;

const languageShape = z.object({
  name: z
    .string()
    .describe(
      'go, javascript (TypeScript too), python, java (Kotlin, Scala, Groovy too), rust, dotnet …',
    ),
  files: z.int().describe('Source files of it'),
  hasManifest: z.boolean().describe('There is a manifest of its packages'),
});

/** Programming languages of the entity, the one with most files first. */
export const languagesSection = section({
  name: 'languages',
  schema: z
    .array(languageShape)
    .describe(
      'Programming languages of the entity, the one with most files first',
    ),
  collect: async repository => languagesOf(repository),
});

/** Files that declare dependencies, each with its lockfile. */
export const manifestsSection = section({
  name: 'manifests',
  schema: z
    .array(manifestShape)
    .describe("Files that declare the entity's dependencies"),
  collect: manifestsOf,
});

/** Languages that the entity has a manifest of; without any, those of its source files. */
export function entityLanguages(repository: RepositoryFiles): string[] {
  const all = languagesOf(repository);
  const declared = all.filter(({ hasManifest }) => hasManifest);
  return (declared.length > 0 ? declared : all).map(({ name }) => name);
}

type Language = z.output<typeof languageShape>;

/** Several sections ask. */
const known = new WeakMap<RepositoryFiles, Language[]>();

function languagesOf(repository: RepositoryFiles): Language[] {
  const languages = known.get(repository) ?? countLanguages(repository);
  known.set(repository, languages);
  return languages;
}

function countLanguages(repository: RepositoryFiles): Language[] {
  const counts = new Map<string, { files: number; hasManifest: boolean }>();
  const entry = (name: string) => {
    const counted = counts.get(name) ?? { files: 0, hasManifest: false };
    counts.set(name, counted);
    return counted;
  };
  for (const { path, scope } of repository.files) {
    if (scope !== 'own') continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
    if (Object.hasOwn(extensions, extension))
      entry(extensions[extension]).files++;
    const ecosystem = ecosystemOf(name);
    if (ecosystem) entry(ecosystem.language).hasManifest = true;
  }
  return [...counts]
    .map(([name, found]) => ({ name, ...found }))
    .sort((a, b) => b.files - a.files || a.name.localeCompare(b.name));
}

async function manifestsOf(repository: RepositoryFiles): Promise<Manifest[]> {
  const found: Manifest[] = [];
  for (const { path, scope } of repository.files) {
    const ecosystem = ecosystemOf(path.slice(path.lastIndexOf('/') + 1));
    if (scope !== 'own' || !ecosystem || found.length >= 200) continue;
    const lockable =
      ecosystem.lockfiles.length > 0 &&
      (await needsLock(repository, ecosystem, path));
    found.push({
      ecosystem: ecosystem.id,
      language: ecosystem.language,
      lockable,
      lockfile: lockfileOf(repository, ecosystem, path),
      source: { file: path, line: 0 },
    });
  }
  return found;
}

function ecosystemOf(name: string): Ecosystem | undefined {
  return anyManifest.test(name)
    ? ecosystems.find(({ manifest }) => manifest.test(name))
    : undefined;
}

/** A module without dependencies has nothing to lock. */
async function needsLock(
  repository: RepositoryFiles,
  { id }: Ecosystem,
  path: string,
): Promise<boolean> {
  const content = await repository.read(path);
  if (content.kind !== 'text') return false;
  if (id === 'go') return /^[ \t]*require\b/m.test(content.text);
  if (id === 'npm')
    return /"(dev|peer|optional)?[dD]ependencies"\s*:\s*\{\s*"/.test(
      content.text,
    );
  if (id === 'python')
    return /^[ \t]*(dependencies\s*=\s*\[\s*["']|\[tool\.poetry\.(dependencies|group))|^\[packages\]|install_requires/m.test(
      content.text,
    );
  if (id === 'cargo')
    return /^\[(workspace|[\w.-]*dependencies)/m.test(content.text);
  return true;
}

/** The lockfile beside the manifest, or in a directory above it: a workspace has one at its root. */
function lockfileOf(
  repository: RepositoryFiles,
  { lockfiles }: Ecosystem,
  path: string,
): string {
  let directory = posix.dirname(path);
  for (;;) {
    const at = directory === '.' ? '' : directory;
    const found = lockfiles
      .map(name => posix.join(at, name))
      .find(file => repository.get(file));
    if (found) return found;
    if (at === '') return '';
    directory = posix.dirname(directory);
  }
}
