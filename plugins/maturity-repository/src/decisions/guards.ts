import { RepositoryFiles } from '../files';
import {
  codeownersFiles,
  CodeownersRule,
  isCut,
  ownerPattern,
  parseCodeowners,
} from '../project/codeowners';
import { Guard } from './shape';

/**
 * Who has to approve changes of a file, and of the CODEOWNERS files themselves: whoever may change these may open the
 * other one. Which of several CODEOWNERS files counts is the host's secret: each of them speaks for itself.
 */
export async function readGuards(
  repository: RepositoryFiles,
  file: string,
): Promise<{ codeowners: string[]; guards: Guard[] }> {
  const codeowners: string[] = [];
  const guards: Guard[] = [];
  for (const path of codeownersFiles) {
    if (!(await repository.exists(path))) continue;
    codeowners.push(path);
    const content = await repository.read(path);
    // What is not read to its end may say otherwise there.
    if (content.kind !== 'text' || isCut(content.text)) continue;
    const rules = parseCodeowners(content.text, path);
    for (const guarded of [file, path]) {
      guards.push(...guardsOf(guarded, rules, path));
    }
  }
  return { codeowners, guards };
}

/** The last pattern that matches wins, in each section that asks for approval. */
function guardsOf(
  file: string,
  rules: CodeownersRule[],
  codeowners: string,
): Guard[] {
  const bySection = new Map<string, CodeownersRule[]>();
  for (const rule of rules) {
    const section = bySection.get(rule.section) ?? [];
    section.push(rule);
    bySection.set(rule.section, section);
  }
  return [...bySection.values()].flatMap(section => {
    if (section.some(({ optional }) => optional)) return [];
    const matching = section.filter(rule => matches(rule, file));
    const last = matching.at(-1);
    if (!last || last.owners.length === 0 || isDoubtful(last)) return [];
    // GitLab takes a file out of a section for good.
    if (matching.some(({ pattern }) => pattern.startsWith('!'))) return [];
    const { owners, source } = last;
    return [{ file, codeowners, owners, source }];
  });
}

function matches({ pattern }: CodeownersRule, file: string): boolean {
  return ownerPattern(pattern.replace(/^!/, ''))(file);
}

/**
 * Not every host knows brackets; of a line that is cut not all owners are known; and one with an owner that is neither
 * @name nor an address hosts pass over, so that an earlier line decides.
 */
function isDoubtful({ pattern, owners, cut }: CodeownersRule): boolean {
  return (
    cut || /[[\]]/.test(pattern) || owners.some(owner => !owner.includes('@'))
  );
}
