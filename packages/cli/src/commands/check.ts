import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { inScope } from '@container-maturity/backstage-plugin-maturity-engine';
import { assessRepository } from '@container-maturity/backstage-plugin-maturity-repository';
import { exitCode } from '../errors';
import { formatJson } from '../formats/json';
import { createPaint } from '../formats/paint';
import { Note, Report } from '../formats/report';
import { formatSarif } from '../formats/sarif';
import { formatText } from '../formats/text';
import { Invocation } from '../program';
import { Surroundings, wantsColour } from '../surroundings';
import { loadChecklist } from './checklist';
import { EntityOfDirectory } from './entity';
import { readTarget } from './readTarget';
import { prepareRendering } from './rendering';
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
  await prepareRendering(invocation.programs, language, surroundings);
  const { shown, outcome, ...of } = await readTarget(
    invocation.target,
    language,
    surroundings,
    (files, { entity }) =>
      assessRepository({
        ...files,
        entity,
        checklist,
        approvers: invocation.waiverApprovers,
      }),
  );
  const { evidence, scorecard } = outcome;
  const report: Report = {
    directory: shown,
    scorecard,
    checklist: checklist.view(),
    entityFile: of.file,
    notes: [...of.notes, ...notesOn(of, scorecard)],
    problems: evidence.repository.problems,
  };
  print(report, invocation, surroundings);

  const { granted } = report.scorecard.level;
  if (minLevel !== undefined && granted !== null && granted < minLevel) {
    const words = commandWords[language];
    surroundings.stderr.write(`${words.belowLevel(granted, minLevel)}\n`);
    return exitCode.belowLevel;
  }
  return exitCode.ok;
}

/** What a declared entity leaves open, or would be otherwise in the portal. */
function notesOn(
  { entity, file }: EntityOfDirectory,
  { archetype }: Scorecard,
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
