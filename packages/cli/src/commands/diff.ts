import { DiffFormat, DiffInvocation } from '../arguments';
import { assessSide } from '../diff/assess';
import { compareComponents } from '../diff/compare';
import { isWorse } from '../diff/gate';
import { hasFile, openSides } from '../diff/sides';
import { Diff } from '../diff/types';
import { exitCode } from '../errors';
import { formatDiffJson } from '../formats/diff/json';
import { formatDiffMarkdown } from '../formats/diff/markdown';
import { formatDiffText } from '../formats/diff/text';
import { createPaint } from '../formats/text/paint';
import { writeOutputs } from '../output';
import { Surroundings, wantsColour } from '../surroundings';
import { commandWords } from '../words';
import { loadChecklist } from './checklist';
import { prepareRendering } from './rendering';

/** `maturity diff`: says what a change moves; gives the exit code. */
export async function diff(
  invocation: DiffInvocation,
  surroundings: Surroundings,
): Promise<number> {
  const { language, programs, failOn } = invocation;
  const checklist = await loadChecklist(
    invocation.checklist,
    language,
    surroundings,
  );
  await prepareRendering(programs, language, surroundings);
  const sides = await openSides(invocation, surroundings);
  try {
    const { base, head } = sides;
    // One day for both: nothing that expires between them is a change.
    const now = new Date();
    const identical = base.tree !== undefined && base.tree === head.tree;
    const before = await assessSide(base, checklist, invocation, now);
    const after = identical
      ? before
      : await assessSide(head, checklist, invocation, now);
    const found: Diff = {
      base,
      head,
      checklist: { id: checklist.id, version: checklist.version },
      components: compareComponents(before, after, {
        inBase: file => hasFile(base, file),
        inHead: file => hasFile(head, file),
      }),
      identical,
    };
    await report(found, checklist.view(), invocation, surroundings);
    if (!isWorse(found, failOn)) return exitCode.ok;
    surroundings.stderr.write(`${commandWords[language].worse}\n`);
    return exitCode.worse;
  } finally {
    await sides.dispose();
  }
}

async function report(
  found: Diff,
  view: Parameters<typeof formatDiffText>[1],
  invocation: DiffInvocation,
  surroundings: Surroundings,
): Promise<void> {
  const { language, repositoryUrl, commentId } = invocation;
  const { stdout, env } = surroundings;
  const formatted = (format: DiffFormat, colour: boolean, columns: number) => {
    switch (format) {
      case 'json':
        return formatDiffJson(found, language);
      case 'markdown':
        return formatDiffMarkdown(found, {
          language,
          checklist: view,
          repositoryUrl,
          commentId,
        });
      default:
        return formatDiffText(found, view, {
          language,
          paint: createPaint(colour),
          columns,
        });
    }
  };
  const columns = Math.min(stdout.columns ?? 100, 120);
  stdout.write(formatted(invocation.format, wantsColour(stdout, env), columns));
  await writeOutputs(
    invocation.outputs,
    format => formatted(format, false, 100),
    language,
    surroundings,
  );
}
