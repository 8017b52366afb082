import { posix } from 'path';
import { z } from 'zod';
import { RepositoryFiles } from '../../files';
import { sourceShape } from '../../shapes';
import { Heading, headingsOf } from '../markdown';

/** What documents may be about, besides operating the service. */
export const subjects = [
  'development',
  'testing',
  'decisions',
  'practices',
  'performance',
  'support',
  'recovery',
] as const;

type Subject = (typeof subjects)[number];

export const subjectShape = z.object({
  subject: z
    .enum(subjects)
    .describe(
      'development: how to change the code; testing: how to test it; decisions: why it was made so; practices: what was learnt and agreed; performance: what load it bears; support: where to ask; recovery: how to restore a backup',
    ),
  title: z.string().describe('The heading, else the name of the file'),
  source: sourceShape,
});

type SubjectEvidence = z.output<typeof subjectShape>;

const patterns: Record<Subject, RegExp> = {
  development:
    /\bcontribut(e|ing|ions?)\b|\bdevelop(ment|ing)\b|\bdeveloper (guide|setup|handbook)|\bcoding\b|\bhacking\b|贡献|开发/i,
  testing: /\b(unit |integration |e2e )?tests?\b|\btesting\b|测试/i,
  decisions:
    /\bdecision (records?|log)\b|\b(technology|technical|architecture|architectural|design) (choices?|decisions?|stack|rationale)\b|\btech stack\b|\brationale\b|\bADRs?\b|技术(选型|栈|决策)|架构决策|选型/i,
  practices:
    /\bbest[- ]practices?\b|^\W*practices\W*$|\bguidelines?\b|\bconventions?\b|\blessons? learn|\bpost-?\s?mortems?\b|\bretrospectives?\b|\bstyle[- ]?guide\b|最佳实践|规范|约定|经验|复盘/i,
  performance:
    /\bperformance\b|\bbench-?marks?\b|\b(load|stress|soak)[- ]?tests?\b|性能|压测|压力测试|基准测试/i,
  // The word alone is about many things, such as browsers.
  support:
    /^\W*(support|getting (help|support)|get help|help|contact( us)?|contacts|community|questions?|who to ask|technical support|联系(我们|方式|人)?|技术支持|支持|获取帮助|帮助|求助|反馈|答疑)\W*$|\b(support|help|slack|teams) channel\b|支持渠道/i,
  recovery:
    /\bdisaster[- ]recovery\b|\bback(?:ing)?[- ]?ups?\b.{0,40}\b(?:restor|recover)|\brestor(?:e|ing|ation)\b.{0,40}\b(?:back[- ]?ups?|data(?:base)?s?|volumes?|snapshots?|cluster|service|postgres\w{0,10}|mysql)\b|\brecover(?:y|ing)\b.{0,30}\b(?:back-?ups?|data(?:base)?|procedure|plan)\b|^\W*(?:restore|restoring|recovery)\W*$|恢复|灾备|容灾/i,
};

const maxOfASubject = 3;

/** What changed from version to version has headings about everything. */
const historyFile = /^(CHANGELOG|CHANGES|HISTORY|RELEASE[-_]?NOTES)/i;

/** What the documents are about, by their names and headings; of each subject the first few. */
export async function subjectsOf(
  repository: RepositoryFiles,
  paths: readonly string[],
): Promise<SubjectEvidence[]> {
  const found = new Map<Subject, SubjectEvidence[]>();
  for (const path of paths) {
    if (historyFile.test(posix.basename(path))) continue;
    for (const { text, line } of await titlesOf(repository, path)) {
      for (const subject of subjects) {
        const own = found.get(subject) ?? [];
        if (own.length >= maxOfASubject || !patterns[subject].test(text))
          continue;
        const source = { file: path, line };
        found.set(subject, [...own, { subject, title: text, source }]);
      }
    }
  }
  return subjects.flatMap(subject => found.get(subject) ?? []);
}

/** The name of a file, unless it says nothing, and the headings in it. */
async function titlesOf(
  repository: RepositoryFiles,
  path: string,
): Promise<Array<Pick<Heading, 'text' | 'line'>>> {
  const content = await repository.read(path);
  if (content.kind !== 'text' || content.text.trim() === '') return [];
  const name = posix
    .basename(path)
    .replace(/\.\w+$/, '')
    .replace(/[-_.]+/g, ' ');
  return [{ text: name.slice(0, 200), line: 0 }, ...headingsOf(content.text)];
}
