import { ArchetypeOfEntity } from '@container-maturity/backstage-plugin-maturity-common';
import {
  archetypeOf,
  evaluate,
  inScope,
  score,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { exitCode } from '../errors';
import { formatJson } from '../formats/json';
import { createPaint } from '../formats/paint';
import { Note, Report } from '../formats/report';
import { formatSarif } from '../formats/sarif';
import { formatText } from '../formats/text';
import { Invocation } from '../program';
import { Surroundings, wantsColour } from '../surroundings';
import { loadChecklist } from './checklist';
import { Collected, collect } from './collect';
import { Entity, refOf } from './entity';
import { commandWords, inEveryLanguage } from './words';

type CheckInvocation = Extract<Invocation, { command: 'check' }>;

/** `maturity check`: prints the scorecard of a directory; gives the exit code. */
export async function check(
  invocation: CheckInvocation,
  surroundings: Surroundings,
): Promise<number> {
  const { language, minLevel } = invocation;
  const checklist = await loadChecklist(
    invocation.checklist,
    language,
    surroundings,
  );
  const collected = await collect(invocation.target, language, surroundings);
  const report = reportOf(checklist, collected);
  print(report, invocation, surroundings);

  const { granted } = report.scorecard.level;
  if (minLevel !== undefined && granted !== null && granted < minLevel) {
    const words = commandWords[language];
    surroundings.stderr.write(`${words.belowLevel(granted, minLevel)}\n`);
    return exitCode.belowLevel;
  }
  return exitCode.ok;
}

function reportOf(
  checklist: Awaited<ReturnType<typeof loadChecklist>>,
  { entity, file, notes, shown, evidence }: Collected,
): Report {
  const now = new Date();
  const archetype = archetypeOf(entity);
  const results = evaluate(checklist, {
    entity,
    archetype,
    evidence: { repository: { status: 'collected', document: evidence } },
    now,
  });
  return {
    directory: shown,
    scorecard: score(checklist, results, {
      entityRef: refOf(entity),
      archetype,
      scope: 'repository',
      now,
    }),
    checklist: checklist.view(),
    entityFile: file,
    notes: [...notes, ...notesOn(entity, archetype, file)],
    problems: evidence.repository.problems,
  };
}

/** What a declared entity leaves open, or would be otherwise in the portal. */
function notesOn(
  entity: Entity,
  archetype: ArchetypeOfEntity,
  file: string | undefined,
): Note[] {
  const type = entity.spec?.type;
  const notes: Note[] = [];
  if (file && archetype.from === 'assumed' && type !== 'service') {
    notes.push({
      message: inEveryLanguage(words => words.assumedArchetype(String(type))),
      source: { file },
    });
  }
  if (!inScope(entity)) {
    notes.push({
      message: inEveryLanguage(words => words.outOfScope),
      source: { file },
    });
  }
  return notes;
}

function print(
  report: Report,
  { format, language }: CheckInvocation,
  { stdout, stderr, env }: Surroundings,
): void {
  if (format === 'text') {
    const paint = createPaint(wantsColour(stdout, env));
    const columns = Math.min(stdout.columns ?? 100, 120);
    stdout.write(formatText(report, { language, paint, columns }));
    return;
  }
  stdout.write(
    format === 'json'
      ? formatJson(report, language)
      : formatSarif(report, language),
  );
  for (const { message } of report.notes) {
    stderr.write(`${commandWords[language].note}: ${message[language]}\n`);
  }
}
