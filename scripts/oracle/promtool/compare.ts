import { Subject } from './subjects';
import { checkRules } from './tool';

/** A rule or file that one of the two accepts and the other doesn't. */
export interface Disagreement {
  subject: string;
  kind: Subject['kind'];
  text: string;
  ours: string;
  promtool: string;
  /** Why that is right. */
  explained: string;
}

/** Where the two are meant to differ: what either says, and why. */
const explanations: ReadonlyArray<{
  promtool?: RegExp;
  ours?: RegExp;
  because: string;
}> = [
  {
    ours: /a rule needs an instant vector or a number/,
    because:
      'promtool looks at syntax; Prometheus refuses a range vector when it evaluates the rule',
  },
  {
    promtool: /unknown function with name/,
    because: 'a function that came after the promtool at hand',
  },
  {
    promtool: /field (?:query_offset|labels|keep_firing_for) not found/,
    because: 'a field that came after the promtool at hand',
  },
  {
    promtool: /unexpected string .* in (?:label matching|grouping opts)/,
    because: 'names in quotes (UTF-8) came with Prometheus 3',
  },
  {
    promtool: /unexpected duration/,
    because: 'a duration for a number came with Prometheus 3',
  },
];

/** Lets promtool judge what we judged. */
export async function compareWith(
  promtool: string,
  directory: string,
  subjects: readonly Subject[],
): Promise<{
  compared: number;
  accepted: number;
  disagreements: Disagreement[];
}> {
  const texts = new Map(
    subjects.map(({ text }, index) => [String(index), text]),
  );
  const verdicts = await checkRules(promtool, directory, texts);
  const disagreements: Disagreement[] = [];
  let compared = 0;
  let accepted = 0;
  subjects.forEach(({ name, kind, text, ours }, index) => {
    const verdict = verdicts.get(String(index));
    if (verdict === undefined) return;
    compared += 1;
    if (verdict === '') accepted += 1;
    if ((verdict === '') === (ours === '')) return;
    const explanation = explanations.find(
      each =>
        (each.promtool === undefined || each.promtool.test(verdict)) &&
        (each.ours === undefined || each.ours.test(ours)),
    );
    disagreements.push({
      subject: name,
      kind,
      text,
      ours,
      promtool: verdict,
      explained: explanation?.because ?? '',
    });
  });
  return { compared, accepted, disagreements };
}
