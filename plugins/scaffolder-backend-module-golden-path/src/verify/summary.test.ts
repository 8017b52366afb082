import {
  Levels,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { summarise } from './summary';
import { Verification } from './verify';

const check = (id: string) => ({
  id,
  title: { en: `Title of ${id}`, zh: `${id} 的标题` },
});
const verification = (
  granted: Levels['granted'],
  more: object = {},
): Verification =>
  ({
    scorecard: {
      level: { granted, earned: granted, verified: granted },
      measured: { checks: 45, of: 59 },
    } as Scorecard,
    failed: [],
    open: [],
    ...more,
  } as unknown as Verification);

describe('the summary of a verification', () => {
  it('says the level and what was measured, in both languages', () => {
    expect(summarise(verification(1))).toBe(
      'By its files alone the service is at **level 1**. Of the 59 checks that apply to it, 45 can be measured in a repository. · 仅凭仓库文件，该服务达到 **1 级**。适用的 59 项检查中，有 45 项可在仓库中度量。',
    );
  });

  it('speaks of no level where there is none', () => {
    const text = summarise(verification(null));
    expect(text).toMatch(/^It has no level, .* · .*没有等级。$/);
    expect(text).not.toMatch(/level 0|0 级/);
  });

  it('lists what fails before what is open, each under who can do it', () => {
    const text = summarise(
      verification(0, {
        failed: [
          { check: check('advisory'), result: { required: false } },
          { check: check('required'), result: { required: true } },
        ],
        open: [
          { check: check('confirmed'), by: 'person' },
          { check: check('scraped'), by: 'platform' },
          { check: check('pushed'), by: 'pipeline' },
        ],
      }),
    );
    expect(text.split('\n').slice(1)).toEqual([
      '',
      '**Required, and fails · 未通过的必需项**',
      '',
      '- Title of required · required 的标题 (`required`)',
      '',
      '**Could be better · 可改进项**',
      '',
      '- Title of advisory · advisory 的标题 (`advisory`)',
      '',
      '**Open until the pipeline has pushed an image · 流水线推送镜像后才能验证**',
      '',
      '- Title of pushed · pushed 的标题 (`pushed`)',
      '',
      '**Open until it runs on the platform · 在平台上运行后才能验证**',
      '',
      '- Title of scraped · scraped 的标题 (`scraped`)',
      '',
      '**Somebody has to confirm · 需由人员确认**',
      '',
      '- Title of confirmed · confirmed 的标题 (`confirmed`)',
    ]);
  });
});
