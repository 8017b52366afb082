import { stripVTControlCharacters } from 'node:util';
import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { createPaint } from './paint';
import { formatText } from './text';
import { TextOptions } from './textContext';
import { report, resultWith, waiverRequest } from '../testing';

const plain: TextOptions = {
  language: 'en',
  paint: createPaint(false),
  columns: 90,
};

function textWith(changes: Partial<Scorecard>, options = plain): string {
  const scorecard = { ...report.scorecard, ...changes };
  return formatText({ ...report, scorecard }, options);
}

describe('formatText', () => {
  it('tells a person in English what there is to know', () => {
    expect(formatText(report, plain)).toMatchInlineSnapshot(`
      "orders · service (assumed) · ../orders · container-adoption 1.0.0
      Repository level 0 of 4 · 4 of 5 checks measured here
      No catalog-info.yaml: a service is assumed

        1 Containerisation  ■■■■■■□□□□□□  1 of 2  ✗ does not hold
        2 Orchestration     – no checks in this checklist

      The shortest way to level 1: 1 check, about 0.25 days

        ✗ Runs as a non-root user  blocker · 0.25 days · non-root
            build/my image/Dockerfile:12  The final stage runs as root
            Fix: Add USER 65532:65532.

      Advice: 1 check, gating no level

        △ Declares its licence  low · 1 day · labels
            No licence is declared
            Fix: Add a LICENSE file.

      Can't be told from the repository

        ! [in error] Something else  medium · 0.25 days · broken
            The rule failed

      Not measured here: 1
        They gate nothing here. The portal measures those for which it has a collector.
        – a person's statement:
            The team is trained

      Could not be read or judged
        big.yaml  Larger than 1 MiB

      All checks: 1 passed, 2 failed, 1 in error, 1 not measured here
      "
    `);
  });

  it('tells what is waived, and what waiver was asked for in vain', () => {
    const [failing] = report.scorecard.results;
    const results = [
      { ...failing, waiverRequest },
      resultWith({
        check: 'multi-stage',
        status: 'waived',
        outlook: 'fail',
        until: '2027-03-31T23:59:59Z',
        reason: { en: 'Moves in March (@ada)', zh: '三月迁移（@ada）' },
      }),
    ];
    const text = textWith({ results });
    expect(text).toContain(
      '      maturity.yaml:3  Waiver requested by @ada until 2027-03-31, not in force: Moves in\n        March\n      Nobody approves\n',
    );
    expect(text).toContain(
      'Waived: failing, with permission\n\n  △ [waived] Builds in stages  blocker · 0.25 days · until 2027-03-31 · multi-stage\n      Moves in March (@ada)\n',
    );
    const chinese = textWith({ results }, { ...plain, language: 'zh' });
    expect(chinese).toContain('@ada 申请豁免至 2027-03-31，尚未生效');
    expect(chinese).toContain('已豁免：未通过，但已获准');
  });

  it('tells the same in Chinese', () => {
    expect(formatText(report, { ...plain, language: 'zh' }))
      .toMatchInlineSnapshot(`
      "orders · 服务 (假定) · ../orders · container-adoption 1.0.0
      仓库等级 0（共 4 级） · 此处可检查 5 项中的 4 项
      没有 catalog-info.yaml：假定为服务

        1 基础容器化  ■■■■■■□□□□□□  2 项中通过 1 项  ✗ 未达到
        2 容器编排    – 此检查清单中没有检查

      到达等级 1 的最短路径：1 项检查，约 0.25 天

        ✗ 以非 root 用户运行  阻断 · 0.25 天 · non-root
            build/my image/Dockerfile:12  最后阶段以 root 运行
            如何改：加入 USER 65532:65532。

      建议：1 项检查，不影响等级

        △ 声明许可证  低 · 1 天 · labels
            没有声明许可证
            如何改：加入 LICENSE 文件。

      无法从仓库判断

        ! [出错] 其他  中 · 0.25 天 · broken
            规则出错

      此处无法检查：1 项
        它们在此不影响等级。门户会检查其中已安装采集器的项目。
        – 需要人的声明：
            团队已受训

      无法读取或判断
        big.yaml  超过 1 MiB

      全部检查：通过 1，未通过 2，出错 1，此处无法检查 1
      "
    `);
  });

  it('says once why several checks can not be told', () => {
    const reason = { en: 'There is no helm', zh: '没有 helm' };
    const ids = ['non-root', 'multi-stage', 'labels'];
    const results = ids.map(check =>
      resultWith({ check, status: 'unknown', reason }),
    );
    expect(textWith({ results })).toContain(
      '  ? [unknown] 3 checks, for one reason\n      There is no helm\n      Runs as a non-root user · Declares its licence · Builds in stages\n',
    );
    const chinese = textWith({ results }, { ...plain, language: 'zh' });
    expect(chinese).toContain('[未知] 3 项检查，原因相同\n      没有 helm\n');

    const other = { en: 'Something else', zh: '其他' };
    const two = [...results.slice(0, 2), { ...results[2], reason: other }];
    const apart = textWith({ results: two });
    expect(apart).not.toContain('for one reason');
    expect(apart.split('There is no helm')).toHaveLength(3);
    const asked = [results[0], results[1], { ...results[2], waiverRequest }];
    expect(textWith({ results: asked })).toContain('Nobody approves');
  });

  it('says the same without colour as with it', () => {
    const coloured = formatText(report, {
      ...plain,
      paint: createPaint(true),
    });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(formatText(report, plain));
  });

  it('names the other two levels only where they differ', () => {
    const level = { granted: 2, earned: 1, verified: 2 };
    const text = textWith({ level });
    expect(text).toContain('Repository level 2 of 4 · earned 1 ·');
    expect(text).not.toContain('verified');
  });

  it('says that nothing applies', () => {
    const level = { granted: null, earned: null, verified: null };
    const text = textWith({ level, results: [], next: undefined, fixes: [] });
    expect(text).toContain('No repository level: nothing in the checklist');
    expect(text).not.toContain('shortest way');
    expect(text).not.toContain('top of the track');
  });

  it("says that the team's part is done", () => {
    const text = textWith({
      results: [resultWith({ status: 'fail', responsibility: 'platform' })],
      next: {
        phase: 'containerisation',
        order: 1,
        own: { passed: 4, applicable: 4 },
        platformOpen: 1,
        progress: 0.9,
      },
    });
    expect(text).toContain(
      'Your part is done; level 1 waits for the platform: 1 item',
    );
    expect(text).toContain('Waits for the platform\n');
  });

  it('shows five findings of a check and counts the rest', () => {
    const findings = Array.from({ length: 7 }, (_, i) => ({
      message: { en: `finding ${i}`, zh: `问题 ${i}` },
    }));
    const text = textWith({
      results: [resultWith({ status: 'fail', findings, findingCount: 63 })],
    });
    expect(text).toContain('finding 4');
    expect(text).not.toContain('finding 5');
    expect(text).toContain('… and 58 more');
  });

  it('lets no repository write control characters to the terminal', () => {
    const text = textWith({
      results: [
        resultWith({
          status: 'fail',
          findings: [
            {
              message: { en: 'as \u001b[2Juser\r', zh: '' },
              source: { file: 'a\u001b[8mb', line: 1 },
            },
          ],
          findingCount: 1,
        }),
      ],
    });
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\r');
    expect(text).toContain('a\ufffd[8mb:1');
  });
});
