import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import type { PromqlFacts } from '../promql';

/** Longer texts are cut. */
const maxTemplate = 20_000;

/** Functions that templates of Prometheus and of Go have. */
const known = new Set(
  'and or not eq ne lt le gt ge len index slice print printf println html js urlquery call args define block template if else end range with break continue nil true false query first label value sortByLabel strvalue safeHtml tableLink graphLink match reReplaceAll title toUpper toLower toTime toDuration humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp now parseDuration stripPort stripDomain pathPrefix externalURL tmpl urlQueryEscape'.split(
    ' ',
  ),
);

/** What stands between `{{` and `}}`. */
interface Action {
  text: string;
  from: number;
  to: number;
}

/** The actions of a template, and why it is none. */
export function readTemplate(template: string): {
  actions: Action[];
  problem: LocalizedText | undefined;
} {
  const text = template.slice(0, maxTemplate);
  const actions: Action[] = [];
  for (let at = text.indexOf('{{'); at >= 0; ) {
    const end = endOf(text, at + 2);
    if (end < 0) {
      const problem = {
        en: '{{ is not closed by }}',
        zh: '{{ 没有用 }} 结束',
      };
      return { actions, problem };
    }
    actions.push({ text: text.slice(at + 2, end), from: at, to: end + 2 });
    at = text.indexOf('{{', end + 2);
  }
  return { actions, problem: problemOf(actions) };
}

/** Where `}}` stands outside of quotes. */
function endOf(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (quote !== '') {
      if (character === '\\' && quote !== '`') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === '`') {
      quote = character;
    } else if (text.startsWith('}}', at)) {
      return at;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) return -1;
      at = end + 1;
    }
  }
  return -1;
}

const opening = /^(?:if|range|with|block|define)$/;

function problemOf(actions: readonly Action[]): LocalizedText | undefined {
  const variables = new Set([
    'labels',
    'value',
    'externalLabels',
    'externalURL',
    '',
  ]);
  let open = 0;
  for (const { text } of actions) {
    const code = bareCode(text);
    for (const [, name] of code.matchAll(
      /\$(\w{0,100})\s*(?:,\s*\$\w{1,100}\s*)?:=/g,
    )) {
      variables.add(name);
    }
    for (const [, name] of code.matchAll(/,\s*\$(\w{1,100})\s*:=/g)) {
      variables.add(name);
    }
    for (const [, name] of code.matchAll(/\$(\w{0,100})/g)) {
      if (!variables.has(name)) {
        return {
          en: `the template's variable $${name} is not defined`,
          zh: `模板变量 $${name} 没有定义`,
        };
      }
    }
    for (const [, name] of code.matchAll(/(?<![\w.$])([a-zA-Z_]\w{0,100})/g)) {
      if (!known.has(name)) {
        return {
          en: `the template's function ${name} is not known`,
          zh: `模板函数 ${name} 不存在`,
        };
      }
    }
    const [word = ''] = code
      .trim()
      .replace(/^-\s/, '')
      .trim()
      .split(/[\s(]/, 1);
    if (opening.test(word)) open++;
    if (word === 'end') open--;
    if (open < 0) break;
  }
  return open === 0
    ? undefined
    : {
        en: "the template's {{ if }}, {{ range }} and {{ end }} do not match",
        zh: '模板中的 {{ if }}、{{ range }} 与 {{ end }} 不匹配',
      };
}

/** Without texts, characters and comments. */
function bareCode(action: string): string {
  return action
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'/g, ' ""');
}

/** A label of the series that a template asks for, and where in its text. */
export interface UsedLabel {
  name: string;
  offset: number;
}

/** Labels of the alert's own series. Those of a query within the template are others. */
export function usedLabels(actions: readonly Action[]): UsedLabel[] {
  const found: UsedLabel[] = [];
  const depth: boolean[] = [];
  for (const { text, from } of actions) {
    const inside = depth.some(Boolean);
    const word = /^-?\s*(\w+)/.exec(text)?.[1] ?? '';
    for (const match of text.matchAll(
      /(\$labels|(?<!\w)\.Labels)\.(\w{1,200})/g,
    )) {
      // Within {{ with query … }} the dot is something else.
      if (match[1] === '$labels' || !inside) {
        found.push({ name: match[2], offset: from + 2 + match.index });
      }
    }
    for (const match of text.matchAll(/index\s+\$labels\s+"(\w{1,200})"/g)) {
      found.push({ name: match[1], offset: from + 2 + match.index });
    }
    if (opening.test(word)) depth.push(word === 'range' || word === 'with');
    if (word === 'end') depth.pop();
  }
  return found;
}

/** Where the value is shown with a percentage that is not its own. */
export function wrongPercents(
  template: string,
  actions: readonly Action[],
  { ratio, hundredfold }: PromqlFacts['value'],
): Array<{ problem: 'share' | 'hundredfold'; offset: number }> {
  const found: ReturnType<typeof wrongPercents> = [];
  for (const { text, from, to } of actions) {
    if (!/\$value|(?<![\w$])\.Value/.test(text)) continue;
    const humanized = text.includes('humanizePercentage');
    const percent = /^\s?(?:%|percent\b)/i.test(template.slice(to, to + 10));
    const inside = /%%"/.test(text);
    const scaled = /\bmulf?\b/.test(text);
    if ((percent || inside) && !humanized && !scaled && ratio && !hundredfold) {
      found.push({ problem: 'share', offset: from });
    }
    if (humanized && hundredfold) {
      found.push({ problem: 'hundredfold', offset: from });
    }
  }
  return found;
}
