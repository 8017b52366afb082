// Bundles the command into dist/, so that the packed package runs by itself: no dependency is left to install.
//
//   dist/maturity.cjs    arguments and help, small: it answers at once
//   dist/commands.cjs    the engine and the collector, loaded when a command runs
//   dist/checklists/     the shipped checklists, as data
//   dist/LICENSES.txt    the licences of the libraries that are bundled in
//
// `node build.mjs [--out DIR] [--quiet]`; ends with 2 if the sources can't be bundled.
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const checklists = path.join(here, '../../checklists');

/** The import of `./commands` stays an import: of the file beside the entry, at run time. */
const loadCommandsLater = {
  name: 'load-commands-later',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/commands$/ }, ({ kind }) =>
      kind === 'dynamic-import'
        ? { path: './commands.cjs', external: true }
        : undefined,
    );
  },
};

/** Of the languages that zod has words for, the one that is asked for: the others are a seventh of the bundle. */
const englishOnly = {
  name: 'english-only',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

const settings = {
  absWorkingDir: here,
  outdir: 'dist',
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // An import() of CommonJS has Node look for exports first, which takes longer than loading the file by require().
  supported: { 'dynamic-import': false },
  outExtension: { '.js': '.cjs' },
  mainFields: ['module', 'main'],
  legalComments: 'none',
  // Data, found at run time: beside the command, or in its package where there is no bundle.
  external: ['./checklists/*', '@container-maturity/checklists/*'],
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

/** Builds into a directory; gives esbuild's metafiles of the entry and of the commands. */
export async function build(outdir) {
  const [entry, commands] = await Promise.all([
    esbuild.build({
      ...settings,
      entryPoints: ['src/maturity.ts'],
      banner: { js: '#!/usr/bin/env node' },
      plugins: [loadCommandsLater],
    }),
    esbuild.build({
      ...settings,
      entryPoints: { commands: 'src/commands/index.ts' },
      plugins: [englishOnly],
    }),
  ]);
  const metafiles = { entry: entry.metafile, commands: commands.metafile };
  await publish(outdir, {
    'maturity.cjs': entry.outputFiles[0].contents,
    'commands.cjs': commands.outputFiles[0].contents,
    'LICENSES.txt': Buffer.from(await licencesOf(Object.values(metafiles))),
    ...(await checklistFiles('container-adoption')),
  });
  await chmod(path.join(outdir, 'maturity.cjs'), 0o755);
  return metafiles;
}

/** Replaces each changed file at once, so that a command that is running meanwhile never misses one. */
async function publish(outdir, files) {
  for (const [file, contents] of Object.entries(files)) {
    const target = path.join(outdir, file);
    const before = await readFile(target).catch(() => undefined);
    if (!before?.equals(contents)) {
      await mkdir(path.dirname(target), { recursive: true });
      const draft = `${target}.${process.pid}.tmp`;
      await writeFile(draft, contents);
      await rename(draft, target);
    }
  }
  const present = await readdir(outdir, {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of present.filter(candidate => candidate.isFile())) {
    const file = path.relative(outdir, path.join(entry.parentPath, entry.name));
    const known = file.split(path.sep).join('/') in files;
    if (!known && !file.endsWith('.tmp')) {
      await rm(path.join(outdir, file), { force: true });
    }
  }
}

async function checklistFiles(id) {
  const directory = path.join(checklists, id);
  const names = (await readdir(directory)).filter(name =>
    /\.ya?ml$/.test(name),
  );
  const files = await Promise.all(
    names.map(async name => [
      `checklists/${id}/${name}`,
      await readFile(path.join(directory, name)),
    ]),
  );
  return Object.fromEntries(files);
}

async function licencesOf(metafiles) {
  const directories = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap(
      file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [],
    );
  const texts = await Promise.all(
    [...new Set(directories)]
      .sort()
      .map(directory => licenceOf(path.join(here, directory))),
  );
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenceOf(directory) {
  const { name, version, license } = JSON.parse(
    await readFile(path.join(directory, 'package.json'), 'utf8'),
  );
  const file = (await readdir(directory)).find(entry =>
    /^(licen[cs]e|copying)/i.test(entry),
  );
  const text = file ? await readFile(path.join(directory, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, quiet: { type: 'boolean' } },
  });
  const outdir = path.resolve(values.out ?? path.join(here, 'dist'));
  try {
    await build(outdir);
    if (!values.quiet) {
      process.stderr.write(`${path.relative(process.cwd(), outdir)}\n`);
    }
  } catch (error) {
    // What is wrong with the sources esbuild has said already.
    if (!error.errors) {
      throw error;
    }
    process.exitCode = 2;
  }
}
