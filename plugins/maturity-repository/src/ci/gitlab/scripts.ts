import { filledIn, Variables } from '../../shell';
import { list, own, plainText, record, strings } from '../json';
import { Findings, Schedule } from '../model';
import { walkScript } from '../walk';
import { LoadedPipeline, Origin, Part, Path } from './model';
import { JobRules } from './rules';

const MAX_DEPTH = 10;
/** Schedules of GitLab are set up in the project, not in a file. */
const outside: Schedule = { scheduled: 'unknown', everyDays: 0 };

/** Notes what a job's scripts do. */
export async function readScripts(
  findings: Findings,
  loaded: LoadedPipeline,
  name: string,
  job: Part,
  rules: JobRules,
) {
  const variables = variablesOf(loaded, job);
  const parts: Array<[string, Part | undefined]> = [
    ['before_script', beforeScript(loaded, job)],
    ['script', job],
    ['after_script', 'after_script' in job.value ? job : undefined],
  ];
  const lines: Array<{ text: string; file: string; line: number }> = [];
  for (const [key, part] of parts) {
    const field = part && key in part.value ? key : '';
    const origin = part?.origins.get(field);
    if (part && origin)
      lines.push(...scriptLines(loaded, part.value[field], origin, 0));
  }
  // One shell runs them all: a directory that one line enters is that of the next.
  const whole = asOneScript(lines);
  for (const piece of whole) {
    await walkScript(findings, {
      text: piece.text,
      line: piece.line,
      directories: [''],
      variables,
      context: {
        file: piece.file,
        job: name,
        beforeMerge: rules.beforeMerge,
        automatic: rules.automatic,
        mayFail: rules.mayFail,
        schedule: outside,
        image: imageOf(job, loaded, variables),
      },
    });
  }
}

/** The image that a job's scripts run in: its own, that of `default`, or the one at the top. */
function imageOf(
  { value }: Part,
  { parts }: LoadedPipeline,
  variables: Variables,
): string | undefined {
  const image =
    value.image ??
    parts.get('default')?.value.image ??
    parts.get('image')?.value[''] ??
    parts.get('image')?.value;
  const written = plainText(image) ?? plainText(own(image, 'name'));
  return (
    written &&
    filledIn(written.replace(/\$(\w+)/g, '${$1}').slice(0, 500), variables)
  );
}

/** Whose `before_script` holds for a job: its own, that of `default`, or the one at the top. */
function beforeScript(loaded: LoadedPipeline, job: Part): Part | undefined {
  if ('before_script' in job.value) return job;
  const defaults = loaded.parts.get('default');
  return defaults && 'before_script' in defaults.value
    ? defaults
    : loaded.parts.get('before_script');
}

/** The lines of a script; `!reference [job, key]`, which arrives as a list, is looked up. */
function scriptLines(
  loaded: LoadedPipeline,
  value: unknown,
  { document, path }: Origin,
  depth: number,
): Array<{ text: string; file: string; line: number }> {
  if (depth > MAX_DEPTH) return [];
  const line = plainText(value);
  if (line !== undefined) {
    return [
      { text: line, file: document.file, line: document.scriptLine(path) },
    ];
  }
  const reference = referenced(loaded, value);
  if (reference)
    return scriptLines(loaded, reference.value, reference.origin, depth + 1);
  return list(Array.isArray(value) ? value : undefined)
    .slice(0, 500)
    .flatMap((item, index) =>
      scriptLines(
        loaded,
        item,
        { document, path: [...path, index] },
        depth + 1,
      ),
    );
}

function referenced(
  loaded: LoadedPipeline,
  value: unknown,
): { value: unknown; origin: Origin } | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > 10)
    return undefined;
  const [first, second, ...rest] = strings(value);
  const part = loaded.parts.get(first);
  const origin = part?.origins.get(second);
  if (!part || !origin || !Object.hasOwn(part.value, second)) return undefined;
  let found = part.value[second];
  const path: Path = [...origin.path];
  for (const key of rest) {
    found = own(found, key);
    path.push(key);
  }
  return { value: found, origin: { document: origin.document, path } };
}

/** Joins lines that follow each other in a file, so that their line numbers stay true. */
function asOneScript(
  lines: Array<{ text: string; file: string; line: number }>,
) {
  const pieces: Array<{ text: string; file: string; line: number }> = [];
  for (const next of lines) {
    const last = pieces.at(-1);
    const end = last ? last.line + last.text.split('\n').length : 0;
    const gap = next.line - end;
    if (last && last.file === next.file && gap >= 0 && gap < 200)
      last.text += `\n${'\n'.repeat(gap)}${next.text}`;
    else pieces.push({ ...next });
  }
  return pieces;
}

/** Variables of the pipeline and of a job, over its matrix. */
export function variablesOf(loaded: LoadedPipeline, job: Part): Variables {
  const all = new Map<string, readonly string[]>([['CI_PROJECT_DIR', ['/']]]);
  for (const map of [
    loaded.parts.get('variables')?.value,
    job.value.variables,
  ]) {
    for (const [name, value] of Object.entries(record(map))) {
      const known = plainText(value) ?? plainText(own(value, 'value'));
      if (known !== undefined)
        all.set(name, [known.replace(/\$(\w+)/g, '${$1}')]);
    }
  }
  for (const row of list(own(job.value.parallel, 'matrix')).slice(0, 50)) {
    for (const [name, values] of Object.entries(record(row))) {
      all.set(
        name,
        [
          ...(Array.isArray(own(job.value.parallel, 'matrix'))
            ? all.get(name) ?? []
            : []),
          ...strings(values),
        ].slice(0, 64),
      );
    }
  }
  return all;
}
