import { LintProblem } from '../types';
import { placeIn, shortened } from './failure';
import { GatheredChart } from './gatherChart';

const severities: Record<string, LintProblem['severity']> = {
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'info',
};
const maxProblems = 500;

/**
 * The problems of `helm lint`: `[ERROR] templates/x.yaml: words`, and lines that go on with the words. What helm says of the
 * chart as a whole a second time is left out.
 */
export function readLint(
  stdout: string,
  gathered: GatheredChart,
): LintProblem[] {
  const problems: LintProblem[] = [];
  for (const entry of entriesOf(stdout).slice(0, maxProblems)) {
    const problem = problemOf(entry, gathered);
    const said = problems.some(
      ({ message }) =>
        message === problem.message || problem.message.endsWith(message),
    );
    if (!said) problems.push(problem);
  }
  return problems;
}

interface Entry {
  severity: LintProblem['severity'];
  path: string;
  words: string;
}

function entriesOf(stdout: string): Entry[] {
  const entries: Entry[] = [];
  for (const line of stdout.split('\n')) {
    const begin = /^\[(ERROR|WARNING|INFO)\] ([^:]*): (.*)$/.exec(line);
    if (begin) {
      const [, severity, path, words] = begin;
      entries.push({ severity: severities[severity], path, words });
    } else if (/^(==> Linting|Error: |\d+ chart\(s\))/.test(line)) {
      continue;
    } else if (line.trim() !== '' && entries.length > 0) {
      entries[entries.length - 1].words += ` ${line.trim()}`;
    }
  }
  return entries;
}

function problemOf(entry: Entry, gathered: GatheredChart): LintProblem {
  const { severity, path, words } = entry;
  const { files, tree } = gathered;
  const chartFile = files.get(`${tree.directory}/Chart.yaml`)?.origin ?? '';
  const whole = files.get(`${tree.directory}/${path}`)?.origin;
  const place = placeIn(words, files, tree) ?? { file: whole ?? chartFile };
  // A file that isn't there is named by the words alone.
  const about = !whole && words.endsWith('does not exist') ? `${path}: ` : '';
  return {
    severity,
    message: shortened(`${about}${words}`),
    file: place.file,
    line: place.line ?? lineOfField(entry, gathered) ?? 1,
  };
}

/** A problem of Chart.yaml names its field or a dependency, whose line is known. */
function lineOfField(
  { path, words }: Entry,
  { files, tree }: GatheredChart,
): number | undefined {
  const missing = /missing these dependencies: ([^,\s]+)/.exec(words)?.[1];
  const dependency = tree.chart.dependencies.find(
    ({ name }) => name === missing,
  );
  if (dependency) return dependency.line;
  const yaml = /yaml: line (\d+):/.exec(words)?.[1];
  if (yaml && /^(values|Chart)\.yaml$/.test(path)) return Number(yaml);
  const named =
    path === 'Chart.yaml' ? /^(\w+)/ : /^validation: chart\.metadata\.(\w+)/;
  const field = named.exec(words)?.[1];
  if (!field) return undefined;
  const text = files.get(`${tree.directory}/Chart.yaml`)?.content;
  const lines = text?.toString('utf8').split('\n') ?? [];
  const index = lines.findIndex(line => line.startsWith(`${field}:`));
  return index < 0 ? undefined : index + 1;
}
