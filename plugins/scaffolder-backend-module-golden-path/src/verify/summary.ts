import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { inBoth } from '../bilingual';
import { OpenCheck, Verification } from './verify';

const headings: Array<[OpenCheck['by'], string]> = [
  [
    'pipeline',
    inBoth({
      en: 'Open until the pipeline has pushed an image',
      zh: '流水线推送镜像后才能验证',
    }),
  ],
  [
    'platform',
    inBoth({
      en: 'Open until it runs on the platform',
      zh: '在平台上运行后才能验证',
    }),
  ],
  ['person', inBoth({ en: 'Somebody has to confirm', zh: '需由人员确认' })],
];

/** Markdown for the page that a template ends with: the level reached, and what files alone can't reach. */
export function summarise(verification: Verification): string {
  const { scorecard, failed, open } = verification;
  const failing = (required: boolean) =>
    failed
      .filter(({ result }) => result.required === required)
      .map(({ check }) => check);
  return [
    headline(scorecard),
    ...section(
      inBoth({ en: 'Required, and fails', zh: '未通过的必需项' }),
      failing(true),
    ),
    ...section(
      inBoth({ en: 'Could be better', zh: '可改进项' }),
      failing(false),
    ),
    ...headings.flatMap(([by, heading]) =>
      section(
        heading,
        open.filter(each => each.by === by).map(({ check }) => check),
      ),
    ),
  ].join('\n');
}

function headline({ level, measured }: Scorecard): string {
  if (level.granted === null) {
    return inBoth({
      en: 'It has no level, because no check of the checklist applies to it.',
      zh: '检查清单中没有适用于它的检查项，因此没有等级。',
    });
  }
  return inBoth({
    en: `By its files alone the service is at **level ${level.granted}**. Of the ${measured.of} checks that apply to it, ${measured.checks} can be measured in a repository.`,
    zh: `仅凭仓库文件，该服务达到 **${level.granted} 级**。适用的 ${measured.of} 项检查中，有 ${measured.checks} 项可在仓库中度量。`,
  });
}

function section(heading: string, checks: OpenCheck['check'][]): string[] {
  if (checks.length === 0) {
    return [];
  }
  return [
    '',
    `**${heading}**`,
    '',
    ...checks.map(check => `- ${inBoth(check.title)} (\`${check.id}\`)`),
  ];
}
