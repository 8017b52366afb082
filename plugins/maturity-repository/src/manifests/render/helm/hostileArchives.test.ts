import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { directoryOf } from '../../../files/testing';
import {
  chartFiles,
  configMap,
  problemOf,
  renderApp,
  tarball,
} from '../testing';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

describe('archives in charts/', () => {
  const packed = (files: Record<string, string | Buffer>) =>
    renderApp(
      chartFiles('deploy/app', {
        'charts/sub-1.0.0.tgz': tarball(files),
        'templates/x.yaml': configMap('x', 'y'),
      }),
    );

  it.each(['../../../..', ''])('write nothing outside, to %s/…', async up => {
    const outside = await directoryOf({});
    const path = join(outside, 'escaped.yaml');
    const result = await packed({
      ...chartFiles('sub', {}),
      [`${up}${path}`]: 'a: b',
    });
    expect(result.status).toMatch(/^(failed|rendered)$/);
    expect(existsSync(path)).toBe(false);
  });

  it('that grow without bound are stopped', async () => {
    const zeros = Buffer.alloc(700 * 1024 * 1024);
    const result = await packed({
      ...chartFiles('sub', {}),
      'sub/bomb': zeros,
    });
    expect(['failed', 'limit']).toContain(problemOf(result).status);
  });

  it('that are none are said to be', async () => {
    const result = await renderApp(
      chartFiles('deploy/app', { 'charts/sub-1.0.0.tgz': 'no archive' }),
    );
    expect(problemOf(result)).toMatchObject({ status: 'failed' });
  });
});
