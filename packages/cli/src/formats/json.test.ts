import { formatJson } from './json';
import { report, resultWith, waiverRequest } from './testing';

describe('formatJson', () => {
  it('says what was decided, and what was asked for', () => {
    const waived = resultWith({
      status: 'waived',
      until: '2027-03-31T23:59:59Z',
    });
    const asked = resultWith({ status: 'fail', waiverRequest });
    const [granted, requested] = JSON.parse(
      formatJson(
        {
          ...report,
          scorecard: { ...report.scorecard, results: [waived, asked] },
        },
        'zh',
      ),
    ).results;
    expect(granted).toMatchObject({
      until: '2027-03-31T23:59:59Z',
      waiverRequest: null,
    });
    expect(requested).toMatchObject({
      until: null,
      waiverRequest: {
        by: '@ada',
        reason: 'Moves in March',
        until: '2027-03-31T23:59:59Z',
        why: '无人批准',
        file: 'maturity.yaml',
        line: 3,
      },
    });
  });

  it('has exactly the published shape', () => {
    const document = JSON.parse(formatJson(report, 'en'));
    expect(document).toEqual({
      scope: 'repository',
      checklist: { id: 'container-adoption', version: '1.0.0' },
      entity: { ref: 'component:default/orders', file: null },
      archetype: { value: 'service', from: 'assumed' },
      level: { granted: 0, earned: 0, verified: 0 },
      measured: { checks: 4, of: 5 },
      phases: [
        {
          id: 'containerisation',
          order: 1,
          holds: false,
          skipped: false,
          passed: 1,
          applicable: 2,
          notMeasured: 0,
        },
        {
          id: 'orchestration',
          order: 2,
          holds: false,
          skipped: true,
          passed: 0,
          applicable: 0,
          notMeasured: 0,
        },
      ],
      results: [
        expect.objectContaining({
          check: 'non-root',
          phase: 'containerisation',
          status: 'fail',
          required: true,
          findings: [
            {
              message: 'The final stage runs as root',
              file: 'build/my image/Dockerfile',
              line: 12,
            },
          ],
        }),
        expect.objectContaining({ check: 'multi-stage', findings: [] }),
        expect.objectContaining({
          check: 'labels',
          required: false,
          findings: [
            { message: 'No licence is declared', file: null, line: null },
          ],
        }),
        {
          check: 'trained',
          phase: 'containerisation',
          status: 'unknown',
          required: false,
          severity: 'info',
          measured: false,
          reason: 'Only a person can tell.',
          until: null,
          waiverRequest: null,
          findingCount: 0,
          findings: [],
        },
        expect.objectContaining({ check: 'broken', status: 'error' }),
      ],
      notes: [
        {
          message: 'No catalog-info.yaml: a service is assumed',
          file: null,
          line: null,
        },
      ],
      problems: [
        { message: 'Larger than 1 MiB', file: 'big.yaml', line: null },
      ],
    });
  });

  it('speaks Chinese, and ends with a newline', () => {
    const text = formatJson(report, 'zh');
    expect(JSON.parse(text).results[0].findings[0].message).toBe(
      '最后阶段以 root 运行',
    );
    expect(text.endsWith('}\n')).toBe(true);
  });
});
