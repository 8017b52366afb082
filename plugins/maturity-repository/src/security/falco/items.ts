import { own, plainText, strings } from '../../ci/json';
import { SourceShape } from '../../shapes';
import { Condition, parseCondition } from './condition';

/** Where a value of the text stands. */
export type PlaceOf = (path: ReadonlyArray<string | number>) => SourceShape;

/** A rule or macro as it is written. */
export interface Item {
  kind: 'rule' | 'macro';
  name: string;
  value: unknown;
  /** The text it stands in, and the place among all items there. */
  text: number;
  index: number;
  changes: boolean;
  /** Undefined where there is none, or Falco can't read it. */
  condition: Condition | undefined;
  conditionText: string;
  source: SourceShape;
  conditionSource: SourceShape;
}

const MAX_ITEMS = 2_000;
const MAX_NAME = 200;

/** The rules and macros of a text; nothing where it is a list of something else. */
export function itemsOf(list: unknown, placeOf: PlaceOf, text: number): Item[] {
  const values = Array.isArray(list) ? list.slice(0, MAX_ITEMS) : [];
  if (!values.some(isRuleOfFalco)) return [];
  return values.flatMap((value, index) => {
    const rule = plainText(own(value, 'rule'));
    const name = rule ?? plainText(own(value, 'macro'));
    if (name === undefined) return [];
    const kind = rule === undefined ? 'macro' : 'rule';
    const changes =
      own(value, 'override') !== undefined || own(value, 'append') === true;
    const conditionText = plainText(own(value, 'condition')) ?? '';
    return [
      {
        kind,
        name: name.slice(0, MAX_NAME),
        value,
        text,
        index,
        changes,
        conditionText,
        condition: parseCondition(
          changes
            ? conditionText.replace(/^\s*(?:and|or)\b/, '')
            : conditionText,
        ),
        source: placeOf([index, kind]),
        conditionSource: placeOf([index, 'condition']),
      },
    ];
  });
}

/** Other tools have lists of rules too: a rule of Falco has a condition and says something, or is changed. */
function isRuleOfFalco(value: unknown): boolean {
  const has = (...keys: string[]) =>
    keys.some(key => own(value, key) !== undefined);
  const named = (key: string) => plainText(own(value, key)) !== undefined;
  if (named('rule')) {
    return (
      (has('condition') && has('output', 'priority', 'desc', 'append')) ||
      has('override') ||
      (has('enabled') &&
        strings(own(value, 'tags')).length === 0 &&
        !has('expr', 'alert'))
    );
  }
  return named('macro') && has('condition');
}
