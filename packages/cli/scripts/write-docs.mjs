// Writes the pages of docs/ that are made from the sources. A test fails when they are not up to date.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../../..');

// Beside this script, so that the bundle finds the packages of the workspace.
const temporary = await mkdtemp(path.join(here, '.write-docs-'));
try {
  const outfile = path.join(temporary, 'pages.cjs');
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: ['../src/docs/pages.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@container-maturity/checklists/*'],
    logLevel: 'warning',
    outfile,
  });
  const { pages } = createRequire(import.meta.url)(outfile);
  for (const [file, text] of Object.entries(await pages())) {
    await writeFile(path.join(root, file), text);
    process.stderr.write(`${file}\n`);
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
