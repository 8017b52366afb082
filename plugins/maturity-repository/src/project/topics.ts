import { isElsewhere, runsItSomewhere } from './elsewhere';
import { Heading } from './markdown';

/** What operating instructions have to tell. */
export const topics = ['deploy', 'rollback', 'troubleshoot'] as const;

export type Topic = (typeof topics)[number];

const subjects: Record<Topic, RegExp> = {
  deploy:
    /\bdeploy(s|ed|ing|ments?)?\b|\broll(ing)?[-\s]?out\b|\bupgrad(e|es|ing)\b|部署|上线|发布|升级/i,
  rollback:
    /\broll(s|ed|ing)?[-\s]?back\b|\brevert(ing)?\b|\bundo(ing)?\b|\bdowngrad(e|ing)\b|回滚|回退/i,
  troubleshoot:
    /\btrouble-?\s?shoot|\bdiagnos|\b(common|known|frequent)\s+(problems?|issues?|errors?|failures?)\b|\b(find|finding|handling|responding\s+to)\s+(faults?|failures?|incidents?|alerts?)\b|\bincident\s+(response|handling)\b|\bwhat\s+to\s+do\s+(if|when|on)\b|排障|排查|故障|诊断|常见(问题|错误)|告警(处理|响应)|应急/i,
};

const options = String.raw`(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}`;
const kubectl = String.raw`\b(?:kubectl|oc)\s+${options}`;
const helm = String.raw`\bhelm\s+${options}`;

const commands: Record<Topic, RegExp> = {
  deploy: new RegExp(
    String.raw`${helm}(?:upgrade|install)\b|${kubectl}(?:apply|create\s+-f|set\s+image)\b|\bargocd\s+app\s+(?:sync|create)\b`,
  ),
  rollback: new RegExp(
    String.raw`${helm}rollback\b|${kubectl}(?:rollout|argo\s+rollouts)\s+undo\b|\bargocd\s+app\s+rollback\b`,
  ),
  troubleshoot: new RegExp(
    String.raw`${kubectl}(?:logs|describe|debug|events|get\s+events)\b`,
  ),
};

/** What a section is about, by its heading and by the commands in it. */
export function topicsOf(heading: string, rows: readonly string[]): Topic[] {
  return topics.filter(
    topic =>
      subjects[topic].test(heading) ||
      rows.some(row => commands[topic].test(row.slice(0, 500))),
  );
}

/** What each section tells of operating the service elsewhere than on a developer's machine. */
export function topicsOfSections(
  headings: readonly Heading[],
  body: string,
): Topic[][] {
  const rows = body.split('\n').slice(0, 20_000);
  return headings.map((heading, index) => {
    if (!isElsewhere(headings, index)) return [];
    const own = rows.slice(heading.line, headings[index + 1]?.line);
    const found = topicsOf(heading.text, own);
    return runsItSomewhere(headings, index) && !found.includes('deploy')
      ? ['deploy', ...found]
      : found;
  });
}
