import { runHere } from './testing';

jest.setTimeout(60_000);

const explain = (...args: string[]) => runHere(['explain', ...args]);

describe('maturity explain', () => {
  it('says why, what, how to mend it, the rule and the clause', async () => {
    const { status, stdout } = await explain('dockerfile-non-root');
    expect(status).toBe(0);
    const sections = [
      'Runs as a non-root user  dockerfile-non-root',
      'Rule\n',
      'Why\n',
      'How to mend it\n  Add USER',
      'Required: it gates its phase\n',
      'In the guide\n  技术实施 / 容器化实施',
      'The rule in CEL\n  each: dockerfiles\n',
      '  expect: !it.final.user.root\n',
      'The same in other tools\n  hadolint: DL3002\n',
      'More about it\n  https://',
    ];
    const places = sections.map(section => stdout.indexOf(section));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(stdout).not.toContain('\u001b');
  });

  it('says it in Chinese', async () => {
    const { stdout } = await explain('dockerfile-non-root', '--lang', 'zh');
    for (const title of ['规则', '为什么', '如何改', '指南中的出处']) {
      expect(stdout).toContain(`\n${title}\n  `);
    }
  });

  it('gives it as data', async () => {
    const [check, ...others] = JSON.parse(
      (await explain('dockerfile-non-root', '--format', 'json')).stdout,
    );
    expect(others).toEqual([]);
    expect(check).toMatchObject({
      check: 'dockerfile-non-root',
      phase: { id: 'containerisation', order: 1 },
      required: true,
      requiredBecause: expect.any(String),
      waivable: true,
      collector: 'repository',
      question: null,
      expressions: { each: 'dockerfiles', expect: '!it.final.user.root' },
      equivalents: { hadolint: ['DL3002'] },
    });
  });

  it('explains an attestation by its question', async () => {
    const [check] = JSON.parse(
      (await explain('logs-agreed', '--format', 'json')).stdout,
    );
    expect(check).toMatchObject({
      collector: null,
      question: expect.any(String),
      expressions: {},
    });
    expect((await explain('logs-agreed')).stdout).toContain('\nQuestion\n  ');
  });

  it.each(['hadolint:DL3002', 'Hadolint:dl3002', 'DL3002'])(
    "finds the check by another tool's rule: %s",
    async name => {
      expect((await explain(name)).stdout).toContain('dockerfile-non-root');
    },
  );

  it('shows every check that asks the same as the rule', async () => {
    const found = JSON.parse(
      (await explain('scorecard:Pinned-Dependencies', '--format', 'json'))
        .stdout,
    );
    expect(found.length).toBeGreaterThan(1);
    for (const { equivalents } of found) {
      expect(equivalents.scorecard).toContain('Pinned-Dependencies');
    }
  });

  it.each([
    ['dockerfile-nonroot', 'did you mean dockerfile-non-root'],
    ['non-root', 'dockerfile-non-root'],
    ['hadolint:DL300', 'did you mean hadolint:DL300'],
    ['trivy:DL3002', 'no check is called'],
    ['zzzzzzzzzzzz', 'no rule of another tool\n'],
  ])('helps where nothing is called %s', async (name, message) => {
    const { status, stdout, stderr } = await explain(name);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
