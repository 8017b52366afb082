import { z } from 'zod';
import { own, plainText, strings } from '../../ci/json';
import { RepositoryFiles } from '../../files';
import { section } from '../../section';
import {
  Condition,
  limitsEvents,
  Macros,
  macrosIn,
  onlyExcludes,
  upstreamMacros,
} from './condition';
import { Item, itemsOf } from './items';
import { FalcoRule, falcoRuleShape } from './shape';
import { rulesTexts } from './texts';

const priorities =
  /^(?:emergency|alert|critical|error|warning|notice|info|informational|debug)$/i;
const MAX_ITEMS = 20_000;
const MAX_LISTED = 1_000;
const MAX_NAMES = 50;

/** Rules and macros of Falco that the repository holds. */
export const falcoRulesSection = section({
  name: 'falcoRules',
  schema: z
    .array(falcoRuleShape)
    .describe(
      "Rules and macros of Falco: files of rules, customRules of Falco's chart, ConfigMaps as they are written",
    ),
  collect: falcoRules,
});

async function falcoRules(repository: RepositoryFiles): Promise<FalcoRule[]> {
  const texts = await rulesTexts(repository);
  const items = texts
    .flatMap(({ document, placeOf }, index) =>
      itemsOf(document.value, placeOf, index),
    )
    .slice(0, MAX_ITEMS);
  const macros = macrosOf(items);
  const definitions = definitionsOf(items);
  return items
    .slice(0, MAX_LISTED)
    .map(item => evidenceOf(item, definitions, macros));
}

/** The first one counts; what changes it later only adds to it. */
function macrosOf(items: readonly Item[]): Macros {
  const macros = new Map<string, Condition | undefined>();
  for (const { kind, name, changes, condition } of items) {
    if (kind === 'macro' && !changes && !macros.has(name)) {
      macros.set(name, condition);
    }
  }
  return macros;
}

function evidenceOf(
  item: Item,
  definitions: Definitions,
  macros: Macros,
): FalcoRule {
  const { kind, name, value, changes, condition, conditionText } = item;
  const eventSource = plainText(own(value, 'source')) ?? 'syscall';
  const priority = plainText(own(value, 'priority')) ?? '';
  const wanted =
    kind === 'rule'
      ? ['desc', 'condition', 'output', 'priority']
      : ['condition'];
  // Of a macro that is asked where it is used, and other sources have types of their own.
  const judged =
    kind === 'rule' && !changes && eventSource === 'syscall'
      ? condition
      : undefined;
  return {
    kind,
    name,
    enabled: own(value, 'enabled') !== false,
    changes,
    eventSource: eventSource.slice(0, 100),
    missing: changes
      ? []
      : wanted.filter(key => !plainText(own(value, key))?.trim()),
    priority: priority.slice(0, 100),
    priorityValid: priority === '' || priorities.test(priority),
    tags: strings(own(value, 'tags'))
      .slice(0, MAX_NAMES)
      .map(tag => tag.slice(0, 100)),
    exceptions: own(value, 'exceptions') !== undefined,
    parses: conditionText.trim() === '' || condition !== undefined,
    undefinedMacros: condition
      ? macrosIn(condition)
          .filter(macro => !isDefined(macro, item, definitions))
          .slice(0, MAX_NAMES)
      : [],
    limitsEvents: judged ? limitsEvents(judged, macros) : 'yes',
    onlyExcludes: judged ? onlyExcludes(judged, macros) : false,
    source: item.source,
    conditionSource: item.conditionSource,
  };
}

/** Of each macro the texts that define it, and where in them for the first time. */
type Definitions = ReadonlyMap<string, ReadonlyMap<number, number>>;

function definitionsOf(items: readonly Item[]): Definitions {
  const definitions = new Map<string, Map<number, number>>();
  for (const { kind, name, text, index } of items) {
    if (kind !== 'macro') continue;
    const places = definitions.get(name) ?? new Map<number, number>();
    if (!places.has(text)) places.set(text, index);
    definitions.set(name, places);
  }
  return definitions;
}

/** Falco reads from top to bottom; in which order it reads files is not known here. */
function isDefined(
  macro: string,
  user: Item,
  definitions: Definitions,
): boolean {
  if (upstreamMacros.has(macro)) return true;
  const places = definitions.get(macro) ?? new Map<number, number>();
  return [...places].some(
    ([text, index]) => text !== user.text || index < user.index,
  );
}
