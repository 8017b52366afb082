import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryOf } from '../../../files/testing';
import {
  findRenderTools,
  lintChart,
  renderChart,
  renderKustomization,
} from '..';
import { configureRendering } from '../settings';
import { appRequest, chartFiles, configMap } from '../testing';
import { forgetRenderings } from './renderCache';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

const files = chartFiles('deploy/app', {
  'templates/x.yaml': configMap('x', '{{ .Values.a }}'),
  'values.yaml': 'a: 1\n',
});

/** A program that counts its runs in a file, and then is the real helm. */
async function countingHelm(): Promise<{
  path: string;
  runs(): Promise<number>;
}> {
  const { helm } = await realTools();
  const directory = await directoryOf({ runs: '' });
  const path = join(directory, 'helm');
  const log = join(directory, 'runs');
  await writeFile(
    path,
    `#!/bin/sh\n[ "$1" = version ] || echo "$1" >> '${log}'\nexec '${helm}' "$@"\n`,
  );
  await chmod(path, 0o755);
  return {
    path,
    runs: async () => (await readFile(log, 'utf8')).split('\n').length - 1,
  };
}

async function realTools(): Promise<{ helm: string }> {
  const { helm } = await findRenderTools();
  if (!helm) throw new Error('No helm to test with');
  return { helm: helm.path };
}

afterEach(() => {
  configureRendering({});
  forgetRenderings();
});

describe('the cache of renderings', () => {
  it('runs helm once for equal content, and again for anything that differs', async () => {
    const helm = await countingHelm();
    configureRendering({ helm: helm.path });
    const root = await directoryOf(files);
    const first = await renderChart({ ...appRequest, root });
    expect(await renderChart({ ...appRequest, root })).toBe(first);
    const copy = await directoryOf(files);
    expect(await renderChart({ ...appRequest, root: copy })).toBe(first);
    expect(await helm.runs()).toBe(1);

    await renderChart({ ...appRequest, root, namespace: 'other' });
    await renderChart({ ...appRequest, root, values: { a: 2 } });
    await lintChart({ ...appRequest, root });
    expect(await helm.runs()).toBe(4);

    await writeFile(join(root, 'deploy/app/values.yaml'), 'a: 3\n');
    expect(await renderChart({ ...appRequest, root })).toMatchObject({
      files: [{ text: configMap('x', '3') }],
    });
    expect(await helm.runs()).toBe(5);
  });

  it('keeps them on disk for other processes where a directory is set, readable by nobody else', async () => {
    const helm = await countingHelm();
    const cacheDirectory = join(await directoryOf({}), 'renders');
    configureRendering({ helm: helm.path, cacheDirectory });
    const root = await directoryOf(files);
    const first = await renderChart({ ...appRequest, root });
    forgetRenderings();
    expect(await renderChart({ ...appRequest, root })).toEqual(first);
    expect(await helm.runs()).toBe(1);

    const [kept] = await readdir(cacheDirectory);
    const { mode } = await stat(join(cacheDirectory, kept));
    expect(mode.toString(8).slice(-3)).toBe('600');

    forgetRenderings();
    await writeFile(join(cacheDirectory, kept), '{"broken');
    expect(await renderChart({ ...appRequest, root })).toEqual(first);
    expect(await helm.runs()).toBe(2);
  });

  it('goes on without a directory that cannot be written', async () => {
    const root = await directoryOf({ ...files, file: '' });
    configureRendering({ cacheDirectory: join(root, 'file', 'renders') });
    const result = await renderChart({ ...appRequest, root });
    expect(result.status).toBe('rendered');
  });

  it('keeps charts and kustomizations of several repositories apart', async () => {
    const kustomization = {
      'd/kustomization.yaml': 'resources: [a.yaml]\n',
      'd/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n',
    };
    const root = await directoryOf(kustomization);
    const elsewhere = await directoryOf(
      Object.fromEntries(
        Object.entries(kustomization).map(([path, text]) => [
          `e/${path}`,
          text,
        ]),
      ),
    );
    expect(await renderKustomization({ root, directory: 'd' })).toMatchObject({
      files: [{ file: 'd/a.yaml' }],
    });
    expect(
      await renderKustomization({ root: elsewhere, directory: 'e/d' }),
    ).toMatchObject({ files: [{ file: 'e/d/a.yaml' }] });
  });
});
