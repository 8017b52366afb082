import { repositoryOf } from '../files/testing';
import { decisionsOf } from './judge';
import { decisionsSection } from './section';

const text = `waivers:
  - { check: a, reason: Moves in March, by: '@ada', from: 2026-12-01, until: 2027-03-31, compensating: Nightly scan }
attestations:
  - { check: b, by: '@eve', at: 2026-11-20, until: 2027-01-31, reason: Seen }
`;

async function inForce(
  files: Record<string, string>,
  approvers: string[] = ['@acme/platform'],
) {
  const decisions = await decisionsSection.collect(
    await repositoryOf({ 'maturity.yaml': text, ...files }),
  );
  return decisionsOf({ decisions }, { approvers });
}

const whyOf = async (...args: Parameters<typeof inForce>) =>
  (await inForce(...args)).waivers[0].pending?.en;

describe('a waiver of the repository', () => {
  it('counts where approvers own the file and CODEOWNERS', async () => {
    const { waivers } = await inForce({ CODEOWNERS: '* @acme/platform' });
    expect(waivers).toEqual([
      {
        check: 'a',
        by: '@ada',
        justification: 'Moves in March',
        source: { file: 'maturity.yaml', line: 2 },
        from: '2026-12-01T00:00:00Z',
        until: '2027-03-31T23:59:59Z',
        reason: {
          en: 'Moves in March (@ada; in its place: Nightly scan)',
          zh: 'Moves in March（@ada；替代措施：Nightly scan）',
        },
      },
    ]);
  });

  it('may give a link for a reason', async () => {
    const { waivers } = await inForce({
      CODEOWNERS: '* @acme/platform',
      'maturity.yaml':
        "waivers:\n  - { check: a, link: 'https://example.com/1', by: '@ada', until: 2027-03-31 }\n",
    });
    expect(waivers).toEqual([
      expect.objectContaining({
        justification: 'https://example.com/1',
        reason: {
          en: 'https://example.com/1 (@ada)',
          zh: 'https://example.com/1（@ada）',
        },
      }),
    ]);
  });

  it('does not count where nobody is named who approves', async () => {
    expect(await whyOf({ CODEOWNERS: '* @acme/platform' }, [])).toBe(
      'Nobody is named here who approves waivers in repositories',
    );
  });

  it('does not count without CODEOWNERS', async () => {
    expect(await whyOf({})).toBe(
      'It counts when CODEOWNERS gives maturity.yaml to nobody but @acme/platform',
    );
  });

  const own = '/CODEOWNERS @acme/platform\n';
  const covers = undefined;
  const file =
    'It counts when CODEOWNERS gives maturity.yaml to nobody but @acme/platform';
  const owners =
    'It counts when CODEOWNERS gives CODEOWNERS to nobody but @acme/platform';

  it.each<[string, string | undefined]>([
    [`${own}/maturity.yaml @acme/platform`, covers],
    [`${own}*.yaml @ACME/Platform`, covers],
    [`${own}maturity.yaml @acme/platform # theirs`, covers],
    // a host passes over what is no owner, and the line before decides
    [`* @acme/team\n${own}/maturity.yaml acme/platform`, file],
    // the last pattern that matches wins
    [`* @acme/team\n${own}/maturity.yaml @acme/platform`, covers],
    [`${own}/maturity.yaml @acme/platform\n* @acme/team`, file],
    [`${own}/maturity.yaml @acme/platform\n/maturity.yaml`, file],
    // any owner may approve
    [`${own}/maturity.yaml @acme/platform @acme/team`, file],
    [`${own}/maturity.yaml @acme/team`, file],
    [`${own}/other.yaml @acme/platform`, file],
    // who may change CODEOWNERS may open maturity.yaml
    ['/maturity.yaml @acme/platform', owners],
    ['* @acme/team\n/maturity.yaml @acme/platform', owners],
    // sections of GitLab
    [`[Team] @acme/team\n*\n[Rules] @acme/platform\n*`, covers],
    [`[Team] @acme/team\n*\n^[Rules] @acme/platform\n*`, file],
    [`[Rules] @acme/platform\n*\n[rules]\n/maturity.yaml @acme/team`, file],
    [`[Rules] @acme/platform\n*\n!/maturity.yaml`, file],
    // not every host knows brackets
    [`${own}maturity.[xy]aml @acme/platform`, file],
  ])('CODEOWNERS %j: %s', async (codeowners, why) => {
    expect(await whyOf({ CODEOWNERS: codeowners })).toBe(why);
  });

  it('does not count while some CODEOWNERS file says otherwise', async () => {
    const good = '* @acme/platform';
    expect(
      await whyOf({ CODEOWNERS: good, '.github/CODEOWNERS': good }),
    ).toBeUndefined();
    expect(
      await whyOf({ CODEOWNERS: good, '.github/CODEOWNERS': '* @acme/team' }),
    ).toBe(
      'It counts when .github/CODEOWNERS gives maturity.yaml to nobody but @acme/platform',
    );
    const tooLong = `${good}\n${'#\n'.repeat(5000)}* @acme/team`;
    expect(await whyOf({ CODEOWNERS: tooLong })).toBe(file);
    const tooWide = `* @acme/platform ${' '.repeat(2000)} @acme/team`;
    expect(await whyOf({ CODEOWNERS: tooWide })).toBe(file);
  });

  it('may have several approvers', async () => {
    const codeowners = '* @acme/platform @acme/security';
    const both = ['@acme/platform', '@acme/security'];
    expect(await whyOf({ CODEOWNERS: codeowners }, both)).toBeUndefined();
  });
});

describe('an attestation of the repository', () => {
  it('counts, whoever owns the file, with its end', async () => {
    expect((await inForce({}, [])).attestations).toEqual([
      {
        check: 'b',
        by: '@eve',
        attestedAt: '2026-11-20T00:00:00Z',
        expiresAt: '2027-01-31T23:59:59Z',
        holds: true,
      },
    ]);
  });

  it('is not measured where there is none', async () => {
    const none = await inForce({ 'maturity.yaml': 'waivers: []' });
    expect(none).toEqual({ waivers: [] });
  });
});

it.each([
  undefined,
  null,
  {},
  { decisions: null },
  { decisions: { entries: 5 } },
  { decisions: { entries: [] } },
])('nothing is decided by evidence such as %j', evidence => {
  expect(decisionsOf(evidence, { approvers: ['@a'] })).toEqual({ waivers: [] });
});
