import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { inScope } from '@container-maturity/backstage-plugin-maturity-engine';
import { assessRepository } from '@container-maturity/backstage-plugin-maturity-repository';
import { CheckFormat, CheckInvocation } from '../arguments';
import { exitCode } from '../errors';
import { formatGitlab } from '../formats/gitlab';
import { formatJson } from '../formats/json';
import { formatJunit } from '../formats/junit';
import { formatMarkdown } from '../formats/markdown/markdown';
import { Note, Report } from '../formats/report';
import { formatSarif } from '../formats/sarif';
import { createPaint } from '../formats/text/paint';
import { formatText } from '../formats/text/text';
import { Language } from '../language';
import { writeOutputs } from '../output';
import { Surroundings, wantsColour } from '../surroundings';
import { EntityOfDirectory } from '../target/entity';
import { homeFileOf } from '../target/homeFile';
import { readTarget } from '../target/readTarget';
import { commandWords, inEveryLanguage } from '../words';
import { loadChecklist } from './checklist';
import { namedMesh } from '../mesh';
import { prepareRendering } from './rendering';

/** Each format as it is written to a file: for text, without colour. */
const formatters: Record<
  CheckFormat,
  (report: Report, language: Language) => string
> = {
  text: (report, language) =>
    formatText(report, { language, paint: createPaint(false), columns: 100 }),
  json: formatJson,
  sarif: formatSarif,
  gitlab: formatGitlab,
  junit: formatJunit,
  markdown: formatMarkdown,
};

/** `maturity check`: prints and writes the scorecard of a directory; gives the exit code. */
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
    async (files, { entity, file, subpath }) => ({
      ...(await assessRepository({
        ...files,
        entity,
        checklist,
        approvers: invocation.waiverApprovers,
        mesh: namedMesh(invocation),
      })),
      homeFile: await homeFileOf(files.root, subpath, file),
    }),
  );
  const { evidence, scorecard, homeFile } = outcome;
  const report: Report = {
    directory: shown,
    scorecard,
    checklist: checklist.view(),
    entityFile: of.file,
    homeFile,
    notes: [...of.notes, ...notesOn(of, scorecard)],
    problems: evidence.repository.problems,
  };
  print(report, invocation, surroundings);
  await writeOutputs(
    invocation.outputs,
    format => formatters[format](report, language),
    language,
    surroundings,
  );

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
  stdout.write(formatters[format](report, language));
  for (const { message } of report.notes) {
    stderr.write(`${commandWords[language].note}: ${message[language]}\n`);
  }
}
