import { SnapshotFile } from '../sandbox/snapshot';
import { NotRendered } from '../types';
import { ChartNode, placeOf } from './chartTree';
import { GatheredChart } from './gatherChart';
import * as texts from './texts';

/** What helm repeats to people who type commands. */
const advice =
  /^(?:Use --debug flag to render out invalid YAML|level=\w+ .*|WARNING: .*)$/;
const maxWords = 600;
/** A message of a hostile chart may be long; the place is at its beginning or its end. */
const maxSearched = 20_000;

/** Why helm failed, with the place in the repository where it names one. */
export function failureOf(
  stderr: string,
  chart: string,
  gathered: GatheredChart,
): NotRendered {
  const words = wordsOf(stderr);
  const chartFile = gathered.files.get(`${gathered.tree.directory}/Chart.yaml`);
  const file = chartFile?.origin ?? chart;
  const missing = missingDependencies(words);
  if (missing.length > 0) {
    const { dependencies } = gathered.tree.chart;
    const first = dependencies.find(({ name }) => missing.includes(name));
    return texts.notVendored(file, chart, missing, first?.line ?? 1);
  }
  if (/library charts are not installable/.test(words)) {
    return texts.library(file);
  }
  const place = placeIn(words, gathered.files, gathered.tree);
  return {
    status: 'failed',
    message: texts.helmSays(shortened(readable(words, gathered))),
    ...(place ?? { file }),
  };
}

/** On one line, without what isn't about this chart. */
export function wordsOf(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter(line => !advice.test(line))
    .map(line => line.trim())
    .filter(line => line !== '');
  const begin = lines.findIndex(line => line.startsWith('Error: '));
  const [first = '', ...rest] = begin < 0 ? lines : lines.slice(begin);
  return [first.replace(/^Error: /, ''), ...rest].join(' ');
}

function missingDependencies(words: string): string[] {
  const listed = /missing in charts\/ directory: (.*)$/.exec(words)?.[1] ?? '';
  return listed
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}

/**
 * The innermost place named that is one of the chart: helm 3 says `template: c/templates/x.yaml:3:4: executing … at
 * (c/templates/y.tpl:5)`, helm 4 the same over several lines.
 */
export function placeIn(
  words: string,
  files: ReadonlyMap<string, SnapshotFile>,
  tree: ChartNode,
): { file: string; line?: number } | undefined {
  const searched =
    words.length <= 2 * maxSearched
      ? words
      : `${words.slice(0, maxSearched)} ${words.slice(-maxSearched)}`;
  const places = [
    ...searched.matchAll(
      /(?<![^\s("'])([^\s:("'/]+(?:\/[^\s:()"'/]+)+):(\d+)(?::\d+)?/g,
    ),
  ].reverse();
  for (const [, named, line] of places) {
    const file = placeOf(files, tree, named);
    if (file !== undefined) {
      return isArchive(file) ? { file } : { file, line: Number(line) };
    }
  }
  return wholeFileIn(searched, files, tree);
}

/** YAML that came out wrong: the line counts in what was rendered, so only the file holds. */
function wholeFileIn(
  words: string,
  files: ReadonlyMap<string, SnapshotFile>,
  tree: ChartNode,
): { file: string; line?: number } | undefined {
  const template = /YAML parse error on ([^\s:]+)/.exec(words)?.[1];
  if (template) {
    const file = placeOf(files, tree, template);
    return file === undefined ? undefined : { file };
  }
  const values = /failed to parse (values\/\d+\.yaml)/.exec(words)?.[1];
  const own = /cannot load values\.yaml/.test(words)
    ? `${tree.directory}/values.yaml`
    : values;
  const file = own && files.get(own)?.origin;
  const line = /yaml: line (\d+):/.exec(words)?.[1];
  return file ? { file, ...(line && { line: Number(line) }) } : undefined;
}

function isArchive(file: string): boolean {
  return /\.(tgz|tar\.gz)$/.test(file);
}

/** Names of the sandbox turned back into those of the repository. */
function readable(words: string, { files }: GatheredChart): string {
  return words.replace(
    /\bvalues\/\d+\.yaml\b/g,
    path => files.get(path)?.origin ?? path,
  );
}

export function shortened(words: string): string {
  return words.length <= maxWords ? words : `${words.slice(0, maxWords)}…`;
}
