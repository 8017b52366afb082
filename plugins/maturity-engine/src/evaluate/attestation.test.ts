import { compiled, demoFiles } from '../__testUtils__/fixtures';
import { testRepository } from '../__testUtils__/repositorySchema';
import { run } from '../__testUtils__/run';
import type { Checklist } from '../checklist/checklist';
import type { EvaluateInput } from './types';

let demo: Checklist;

beforeAll(async () => {
  demo = compiled(await demoFiles());
});

describe('an attestation', () => {
  const of = (attestations: EvaluateInput['attestations']) =>
    run(demo, testRepository(), { attestations }).trained;
  const recent = { check: 'trained', attestedAt: '2026-10-01T00:00:00.000Z' };

  it('is not measured where nobody can attest', () => {
    expect(of(undefined)).toMatchObject({ status: 'unknown', measured: false });
  });

  it('is unknown until somebody has', () => {
    expect(of([])).toMatchObject({ status: 'unknown', measured: true });
    expect(of([{ ...recent, check: 'other' }]).status).toBe('unknown');
  });

  it('passes, verified when it was given', () => {
    expect(of([recent])).toMatchObject({
      status: 'pass',
      verifiedAt: recent.attestedAt,
    });
  });

  it('fails once it has run out', () => {
    expect(
      of([{ ...recent, attestedAt: '2026-05-26T12:00:00.000Z' }]),
    ).toMatchObject({
      status: 'fail',
      reason: {
        en: 'The attestation expired on 2026-11-22',
        zh: '确认已于 2026-11-22 过期',
      },
    });
    expect(
      of([{ ...recent, attestedAt: '2026-05-26T12:00:00.001Z' }]).status,
    ).toBe('pass');
    expect(of([{ ...recent, expiresAt: '2026-11-01T00:00:00Z' }]).status).toBe(
      'fail',
    );
  });

  it('fails where the answer is no', () => {
    expect(of([{ ...recent, holds: false }])).toMatchObject({ status: 'fail' });
  });

  it('says who gave it', () => {
    const given = { ...recent, by: '@ada' };
    expect(of([given]).reason).toEqual({
      en: 'Attested by @ada on 2026-10-01',
      zh: '@ada 已于 2026-10-01 确认',
    });
    expect(of([{ ...given, holds: false }]).reason?.en).toBe(
      'Attested by @ada on 2026-10-01: it does not hold',
    );
  });

  it('of the future tells nothing yet, where no zone has that day', () => {
    const at = (attestedAt: string) => of([{ ...recent, attestedAt }]);
    expect(at('2026-11-23').status).toBe('pass');
    expect(at('2026-11-24')).toMatchObject({
      status: 'unknown',
      reason: { en: 'The attestation is dated in the future' },
    });
  });

  it('without a date that can be read does not count', () => {
    const garbled = { check: 'trained', attestedAt: 'last week' };
    expect(of([garbled]).status).toBe('unknown');
    expect(of([recent, garbled]).status).toBe('pass');
    expect(of([{ ...recent, expiresAt: 'soon' }]).status).toBe('unknown');
  });

  it('is the latest that was given', () => {
    const older = {
      ...recent,
      attestedAt: '2026-09-01T00:00:00.000Z',
      holds: false,
    };
    expect(of([recent, older]).status).toBe('pass');
    expect(of([older, recent]).status).toBe('pass');
  });
});
