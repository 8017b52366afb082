import { ConfigReader } from '@backstage/config';
import { readRendering } from './config';
import { defaultLimits } from './settings';

const read = (rendering?: object) =>
  readRendering(new ConfigReader({ maturity: { rendering } } as object));

describe('readRendering', () => {
  it('has a default for everything', () => {
    expect(readRendering(new ConfigReader({}))).toEqual({
      limits: defaultLimits,
    });
    expect(read({})).toEqual({ limits: defaultLimits });
  });

  it('reads every option, with paths from where the process was started', () => {
    expect(
      read({
        helm: '/opt/helm',
        kubectl: 'tools/kubectl',
        toolDirectory: '/var/tools',
        cacheDirectory: 'renders',
        timeout: { seconds: 5 },
        limits: {
          memoryBytes: 256 * 1024 * 1024,
          outputBytes: 2,
          files: 3,
          bytes: 4,
          fileBytes: 5,
        },
      }),
    ).toEqual({
      helm: '/opt/helm',
      kubectl: `${process.cwd()}/tools/kubectl`,
      toolDirectory: '/var/tools',
      cacheDirectory: `${process.cwd()}/renders`,
      limits: {
        milliseconds: 5_000,
        memoryBytes: 256 * 1024 * 1024,
        outputBytes: 2,
        files: 3,
        inputBytes: 4,
        fileBytes: 5,
        depth: defaultLimits.depth,
      },
    });
  });

  it.each([
    [{ timeout: 'soon' }, /timeout/],
    [
      { timeout: { seconds: 0 } },
      /maturity\.rendering\.timeout must be longer/,
    ],
    [
      { limits: { memoryBytes: 1024 } },
      /maturity\.rendering\.limits\.memoryBytes is 1024; it must be a whole number from 67108864/,
    ],
    [{ limits: { files: 0 } }, /maturity\.rendering\.limits\.files is 0/],
    [{ limits: { bytes: 1.5 } }, /maturity\.rendering\.limits\.bytes is 1\.5/],
    [{ helm: 3 }, /helm/],
  ])('refuses %j', (rendering, message) => {
    expect(() => read(rendering)).toThrow(message);
  });
});
