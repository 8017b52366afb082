import { gzipSync } from 'node:zlib';
import { directoryOf } from '../../files/testing';
import { renderChart } from './helm/renderChart';
import { ChartRequest, NotRendered, RenderedFile, RenderResult } from './types';

export const appRequest = {
  chart: 'deploy/app',
  valueFiles: [],
  releaseName: 'app',
  namespace: 'shop',
};

/** The files of a chart below a directory: a Chart.yaml with these further lines, and what is given. */
export function chartFiles(
  directory: string,
  files: Record<string, string | Buffer>,
  chartLines: readonly string[] = [],
): Record<string, string | Buffer> {
  const name = directory.split('/').at(-1);
  const chart = ['apiVersion: v2', `name: ${name}`, 'version: 1.0.0'];
  return Object.fromEntries(
    Object.entries({
      'Chart.yaml': `${[...chart, ...chartLines].join('\n')}\n`,
      ...files,
    }).map(([path, content]) => [`${directory}/${path}`, content]),
  );
}

/** A ConfigMap with this text, which may be a template. */
export function configMap(name: string, data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  x: ${data}\n`;
}

/** Renders the chart `deploy/app` of a repository with these files. */
export async function renderApp(
  files: Record<string, string | Buffer>,
  request: Partial<ChartRequest> = {},
): Promise<RenderResult> {
  return renderChart({
    root: await directoryOf(files),
    ...appRequest,
    ...request,
  });
}

/** What was rendered; a result of another status fails the test with its reason. */
export function renderedFiles(result: RenderResult): RenderedFile[] {
  if (result.status !== 'rendered') throw new Error(JSON.stringify(result));
  return result.files;
}

/** Why nothing was rendered; throws where something was. */
export function problemOf(result: RenderResult): NotRendered {
  if (result.status === 'rendered') throw new Error('It was rendered');
  return result;
}

/** A gzipped tar of these files, with whatever names are given: also those that no tar program would write. */
export function tarball(files: Record<string, string | Buffer>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
    return [tarHeader(name, bytes.length), bytes, padding];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
