import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { directoryOf } from '../../../files/testing';
import { findRenderTools, findTool } from './findTools';
import { layerPackage, toolsOfLayer } from './layer';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

const { PATH } = process.env;

afterEach(() => {
  process.env.PATH = PATH;
});

/** A program of this name that says it has this version. */
async function fakeTool(name: string, version: string): Promise<string> {
  const directory = await directoryOf({});
  await writeFile(join(directory, name), `#!/bin/sh\necho 'v${version}'\n`);
  await chmod(join(directory, name), 0o755);
  return directory;
}

describe('findRenderTools', () => {
  it('takes what is configured, then PATH, then the package', async () => {
    const configured = await fakeTool('helm', '3.18.1');
    process.env.PATH = await fakeTool('helm', '4.0.2');
    const helm = join(configured, 'helm');
    expect((await findRenderTools({ helm })).helm).toEqual({
      path: helm,
      version: '3.18.1',
      from: 'config',
    });
    expect((await findRenderTools()).helm).toEqual({
      path: join(process.env.PATH, 'helm'),
      version: '4.0.2',
      from: 'path',
    });
    process.env.PATH = '';
    const { helm: packaged, kubectl, missing } = await findRenderTools();
    expect(packaged).toMatchObject({ version: '4.1.4', from: 'package' });
    expect(kubectl).toMatchObject({ version: '1.35.2', from: 'package' });
    expect(missing).toEqual({});
  });

  it('passes over one on PATH that is too old, or that a repository could put there', async () => {
    process.env.PATH = await fakeTool('helm', '3.15.4');
    expect((await findRenderTools()).helm).toMatchObject({ from: 'package' });
    process.env.PATH = `.:${process.env.PATH}/relative:`;
    expect((await findRenderTools()).helm).toMatchObject({ from: 'package' });
  });

  it('says so where the configured one is none, too old or not there, and takes no other', async () => {
    const old = join(await fakeTool('helm', '3.9.0'), 'helm');
    const { helm, missing } = await findRenderTools({ helm: old });
    expect(helm).toBeUndefined();
    expect(missing.helm).toEqual({
      en: `${old} is helm 3.9.0; 3.16.0 or later is needed`,
      zh: `${old} 是 helm 3.9.0；需要 3.16.0 或更高版本`,
    });
    const gone = await findRenderTools({ kubectl: '/nonexistent/kubectl' });
    expect(gone.kubectl).toBeUndefined();
    expect(gone.missing.kubectl?.en).toContain('correct the path');
    expect(gone.missing.kubectl?.zh).toContain('请改正该路径');
  });

  it('says how to get one where there is none', async () => {
    process.env.PATH = '';
    const { arch } = process;
    Object.defineProperty(process, 'arch', { value: 'arm64' });
    try {
      const found = await findTool('helm', { toolDirectory: '/elsewhere' });
      expect(found).toEqual({
        missing: {
          en: `Rendering charts needs helm 3.16.0 or later, which is not here: put it on PATH, name its file (--helm FILE; in the portal maturity.rendering.helm), or on Linux x86-64 install the npm package ${layerPackage}`,
          zh: `渲染 Chart 需要 helm 3.16.0 或更高版本，而此处没有 helm：请将其放入 PATH，或指定其文件（--helm FILE；门户中为 maturity.rendering.helm），在 Linux x86-64 上也可安装 npm 包 ${layerPackage}`,
        },
      });
    } finally {
      Object.defineProperty(process, 'arch', { value: arch });
    }
  });

  it('finds within a minute what was missing', async () => {
    const helm = join(await directoryOf({}), 'helm');
    const { missing } = await findRenderTools({ helm });
    expect(missing.helm).toBeDefined();
    await writeFile(helm, "#!/bin/sh\necho 'v4.0.0'\n", { mode: 0o755 });
    expect((await findRenderTools({ helm })).helm).toBeUndefined();
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 61_000);
    try {
      expect((await findRenderTools({ helm })).helm?.version).toBe('4.0.0');
    } finally {
      clock.mockRestore();
    }
  });

  it('says why the package could not be unpacked', async () => {
    process.env.PATH = '';
    const root = await directoryOf({ file: '' });
    const found = await findTool('kubectl', { toolDirectory: `${root}/file` });
    expect(found).toMatchObject({
      missing: { en: expect.stringContaining("can't be unpacked") },
    });
  });
});

describe('the package’s tools', () => {
  it('are unpacked once, by two processes at once as well', async () => {
    const directory = join(await directoryOf({}), 'tools');
    const [one, two] = await Promise.all([
      unpackElsewhere(directory),
      unpackElsewhere(directory),
    ]);
    expect(one).toEqual(two);
    expect(await readdir(directory)).toHaveLength(1);
    const tools = await toolsOfLayer(directory);
    expect(tools?.helm.version).toBe('4.1.4');
    const { mtimeMs } = await stat(tools!.helm.path);
    await toolsOfLayer(directory);
    expect((await stat(tools!.helm.path)).mtimeMs).toBe(mtimeMs);
  });

  it('are not run from a directory that others may write to', async () => {
    const directory = join(await directoryOf({}), 'open');
    await mkdir(directory);
    await chmod(directory, 0o777);
    await expect(toolsOfLayer(directory)).rejects.toThrow('Others may write');
    await rm(directory, { recursive: true });
  });
});

/** In a process of its own. */
async function unpackElsewhere(directory: string): Promise<unknown> {
  const script = `require(${JSON.stringify(join(__dirname, 'layer.ts'))})
    .toolsOfLayer(${JSON.stringify(directory)})
    .then(tools => console.log(JSON.stringify(tools)))`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    '--eval',
    script,
  ]);
  return JSON.parse(stdout);
}
