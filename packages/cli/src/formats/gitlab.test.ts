import { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { formatGitlab } from './gitlab';
import { report } from './testing';

const [failing] = report.scorecard.results;

function issuesOf(results: CheckResult[], language: 'en' | 'zh' = 'en') {
  const scorecard = { ...report.scorecard, results };
  return JSON.parse(formatGitlab({ ...report, scorecard }, language));
}

describe('formatGitlab', () => {
  it('has an issue for each finding, with what GitLab asks for', () => {
    expect(JSON.parse(formatGitlab(report, 'en'))).toEqual([
      {
        type: 'issue',
        check_name: 'non-root',
        description: 'The final stage runs as root (Runs as a non-root user)',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 'blocker',
        location: { path: 'build/my image/Dockerfile', lines: { begin: 12 } },
      },
      expect.objectContaining({
        check_name: 'labels',
        severity: 'minor',
        location: { path: 'README.md', lines: { begin: 1 } },
      }),
    ]);
    expect(issuesOf([failing], 'zh')[0].description).toBe(
      '最后阶段以 root 运行（以非 root 用户运行）',
    );
  });

  it('gives every issue a fingerprint of its own, whatever its line', () => {
    const [finding] = failing.findings;
    const at = (line: number) => ({ ...finding, source: { file: 'a', line } });
    const prints = (...lines: number[]) =>
      issuesOf([{ ...failing, findings: lines.map(at) }]).map(
        ({ fingerprint }: { fingerprint: string }) => fingerprint,
      );
    expect(new Set(prints(1, 2, 3)).size).toBe(3);
    expect(prints(7, 8)).toEqual(prints(1, 2));
  });

  it.each([
    ['blocker', 'blocker'],
    ['high', 'critical'],
    ['medium', 'major'],
    ['low', 'minor'],
    ['info', 'info'],
  ] as const)('calls %s %s', (severity, gitlab) => {
    expect(issuesOf([{ ...failing, severity }])[0].severity).toBe(gitlab);
  });

  it('leaves out what is waived, and makes little of what counts later', () => {
    expect(issuesOf([{ ...failing, status: 'waived' }])).toEqual([]);
    expect(issuesOf([{ ...failing, status: 'scheduled' }])[0].severity).toBe(
      'info',
    );
  });

  it('has no control characters of a stranger', () => {
    const message = { en: 'a\u0000b\u001b[0m\nc', zh: '' };
    const findings = [{ message, source: { file: 'x\u0007y', line: 1 } }];
    const [{ description, location }] = issuesOf([{ ...failing, findings }]);
    expect(description).toBe('a\ufffdb\ufffd[0m c (Runs as a non-root user)');
    expect(location.path).toBe('x\ufffdy');
  });
});
