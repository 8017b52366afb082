import { OpenCheck, Verification } from './verify';

const headings: Array<[OpenCheck['by'], string]> = [
  [
    'pipeline',
    'The first run of the pipeline will show · 首次流水线运行后可验证',
  ],
  ['platform', 'The platform has to show · 需由平台提供'],
  ['person', 'Somebody has to confirm · 需由人员确认'],
];

/** Markdown for the page that a template ends with: the level reached, and what files alone can't reach. */
export function summarise(verification: Verification): string {
  const { scorecard, failed, open } = verification;
  const lines = [
    `By its files alone the service is at **level ${
      scorecard.level.granted ?? 0
    }** · 仅凭代码仓库达到 **${scorecard.level.granted ?? 0} 级**. ${
      scorecard.measured.checks
    } of ${
      scorecard.measured.of
    } checks can be measured in a repository; the others follow.`,
  ];
  const advisory = failed.filter(({ result }) => !result.required);
  const required = failed.filter(({ result }) => result.required);
  lines.push(
    ...section(
      'Fails and is required · 未通过的必需项',
      required.map(({ check }) => check),
    ),
    ...section(
      'Could be better · 可改进项',
      advisory.map(({ check }) => check),
    ),
  );
  for (const [by, heading] of headings) {
    lines.push(
      ...section(
        heading,
        open.filter(each => each.by === by).map(({ check }) => check),
      ),
    );
  }
  return lines.join('\n');
}

function section(heading: string, checks: OpenCheck['check'][]): string[] {
  if (checks.length === 0) {
    return [];
  }
  return [
    '',
    `**${heading}**`,
    '',
    ...checks.map(
      check => `- ${check.title.en} · ${check.title.zh} (\`${check.id}\`)`,
    ),
  ];
}
