import { report, resultWith } from '../testing';
import { formatMarkdown } from './markdown';

describe('formatMarkdown', () => {
  it('says the level, the phases, what is missing and what is advised', () => {
    const text = formatMarkdown(report, 'en');
    expect(text).toContain('### orders: Repository level 0 of 4\n');
    expect(text).toContain(
      '| 1 Containerisation | 1 of 2 | ✗ does not hold |\n',
    );
    expect(text).toContain(
      [
        '#### Missing to level 1: 1 check',
        '',
        '- **Runs as a non-root user** (blocker, `non-root`)',
        '  - `build/my image/Dockerfile:12` The final stage runs as root',
        '  - Fix: Add USER 65532:65532.',
      ].join('\n'),
    );
    expect(text).toContain(
      '<summary>Advice: 1 check, gating no level</summary>',
    );
    expect(text).toContain('Not measured here: 1.');
  });

  it('says the same in Chinese', () => {
    const text = formatMarkdown(report, 'zh');
    expect(text).toContain('### orders：仓库等级 0（共 4 级）\n');
    expect(text).toContain('#### 距等级 1 还差 1 项检查');
  });

  it('fits into the summary of a job', () => {
    const source = { file: 'f'.repeat(200), line: 1 };
    const findings = Array.from({ length: 50 }, () => ({
      message: { en: 'm'.repeat(1000), zh: '' },
      source,
    }));
    const results = Array.from({ length: 300 }, (_, index) =>
      resultWith({
        check: `check-${index}`,
        status: 'fail',
        required: index % 2 === 0,
        findings,
        findingCount: 50,
      }),
    );
    const text = formatMarkdown(
      { ...report, scorecard: { ...report.scorecard, results } },
      'en',
    );
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/- … and \d+ more/);
    expect(text).toContain('<summary>Advice: 150 checks');
  });
});
