import { ConfigReader } from '@backstage/config';
import { readSettings } from './config';

const read = (maturity?: object) =>
  readSettings(new ConfigReader(maturity ? { maturity } : {}));

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(read()).toMatchObject({
      pollIntervalMs: 60_000,
      periodMs: 3_600_000,
      evaluationsPerMinute: 30,
      unverifiedAfterHours: 72,
      evidenceTimeToLiveMs: 86_400_000,
      archetypes: {},
      graceMs: 30 * 86_400_000,
      waiverApprovers: [],
      repository: {
        roots: [],
        concurrency: 2,
        rendering: { limits: { milliseconds: 20_000 } },
      },
    });
    expect(read()).not.toHaveProperty('checklistPath');
    expect(read({})).toEqual(read());
  });

  it('reads durations in every form', () => {
    const intervals = ['PT5S', '5s', { seconds: 5 }].map(
      pollInterval => read({ catalog: { pollInterval } }).pollIntervalMs,
    );
    expect(intervals).toEqual([5000, 5000, 5000]);
  });

  it('resolves paths', () => {
    const settings = read({
      checklist: { path: 'own/checklist.yaml' },
      repository: { roots: ['../services', '/srv'] },
    });
    expect(settings.checklistPath).toBe(`${process.cwd()}/own/checklist.yaml`);
    expect(settings.repository.roots[1]).toBe('/srv');
    expect(settings.repository.roots[0]).toMatch(/^\/.*\/services$/);
  });

  it.each([
    [
      { archetypes: { website: 'page' } },
      /maturity\.archetypes\.website is 'page'/,
    ],
    [{ evaluation: { perMinute: 0 } }, /maturity\.evaluation\.perMinute is 0/],
    [{ repository: { concurrency: 1.5 } }, /maturity\.repository\.concurrency/],
    [{ evaluation: { period: { hours: 0 } } }, /maturity\.evaluation\.period/],
    [{ catalog: { pollInterval: 'soon' } }, /pollInterval/],
    [{ scope: { $what: 1 } }, /scope/],
    [{ rendering: { timeout: 'PT0S' } }, /maturity\.rendering\.timeout/],
    [
      { rendering: { limits: { memoryBytes: 1 } } },
      /maturity\.rendering\.limits\.memoryBytes is 1/,
    ],
    [
      { waivers: { fromRepository: { approvers: ['@a', '@b @c'] } } },
      /maturity\.waivers\.fromRepository\.approvers has '@b @c'/,
    ],
  ])('refuses %j', (maturity, message) => {
    expect(() => read(maturity)).toThrow(message);
  });
});
