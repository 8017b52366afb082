import {
  CheckView,
  ChecklistView,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  Checklist,
  closest,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { ExplainInvocation } from '../arguments';
import { exitCode, UsageError } from '../errors';
import { Explained, explainJson, explainText } from '../formats/explain';
import { createPaint } from '../formats/text/paint';
import { Surroundings, wantsColour } from '../surroundings';
import { commandWords } from '../words';
import { loadChecklist } from './checklist';

/** `maturity explain`: prints what a check, or the checks that ask the same as another tool's rule, are about. */
export async function explain(
  { check: name, checklist: named, format, language }: ExplainInvocation,
  surroundings: Surroundings,
): Promise<number> {
  const checklist = await loadChecklist(named, language, surroundings);
  const all = everyCheck(checklist);
  const found = checksCalled(name, all);
  if (found.length === 0) {
    throw new UsageError(
      commandWords[language].noCheck(name, nearTo(name, all)),
    );
  }
  const { stdout, env } = surroundings;
  stdout.write(
    format === 'json'
      ? explainJson(found, language)
      : explainText(found, {
          language,
          paint: createPaint(wantsColour(stdout, env)),
          columns: Math.min(stdout.columns ?? 100, 120),
        }),
  );
  return exitCode.ok;
}

function everyCheck(checklist: Checklist): Explained[] {
  const { phases }: ChecklistView = checklist.view();
  const definitions = new Map(
    checklist.checks.map(({ definition }) => [definition.id, definition]),
  );
  return phases.flatMap(phase =>
    phase.tasks.flatMap(task =>
      task.checks.map(check => {
        const definition = definitions.get(check.id);
        return {
          check,
          phase,
          task,
          because: definition?.requiredBecause,
          expressions: {
            when: definition?.when,
            each: definition?.each,
            unknownWhen: definition?.unknownWhen,
            findings: definition?.findings,
            expect: definition?.expect,
          },
        };
      }),
    ),
  );
}

/** By its id; else by the rule of another tool: TOOL:RULE, or the rule alone. */
function checksCalled(name: string, all: Explained[]): Explained[] {
  const own = all.filter(({ check }) => check.id === name);
  if (own.length > 0) return own;
  const [, tool, rule] = /^([^:]+):(.+)$/.exec(name) ?? ['', undefined, name];
  return all.filter(({ check }) =>
    rulesOf(check).some(
      each =>
        (tool === undefined || each.tool === tool.toLowerCase()) &&
        each.rule.toLowerCase() === rule.toLowerCase(),
    ),
  );
}

function rulesOf({ equivalents = {} }: CheckView) {
  return Object.entries(equivalents).flatMap(([tool, rules]) =>
    rules.map(rule => ({ tool, rule })),
  );
}

const mostNear = 5;

/** The id that was most likely meant, and those that begin or go on with the same words. */
function nearTo(name: string, all: Explained[]): string[] {
  const ids = all.map(({ check }) => check.id);
  const rules = all.flatMap(({ check }) =>
    rulesOf(check).map(({ tool, rule }) => `${tool}:${rule}`),
  );
  const nearest = closest(name, name.includes(':') ? rules : ids);
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const alike =
    words.length === 0
      ? []
      : ids.filter(id => words.every(word => id.includes(word)));
  return [...new Set([...(nearest ? [nearest] : []), ...alike])].slice(
    0,
    mostNear,
  );
}
