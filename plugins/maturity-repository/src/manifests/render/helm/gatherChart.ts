import { posix } from 'node:path';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { locate } from '../sandbox/locate';
import {
  joined,
  ReadBudget,
  readTree,
  SnapshotFile,
  Unusable,
} from '../sandbox/snapshot';
import { RenderLimits } from '../settings';
import { ChartNode, chartTree } from './chartTree';
import { Dependency } from './chartFile';
import * as texts from './texts';

/** Everything one run of helm may see, by its path in the sandbox. */
export interface GatheredChart {
  files: Map<string, SnapshotFile>;
  tree: ChartNode;
  /** Of the values files in the sandbox, in order. */
  valueFiles: string[];
  notes: LocalizedText[];
}

/** What a chart's directory is called in the sandbox. */
export const chartDirectory = 'chart';

/** Charts of the same repository that depend on each other, one below the other. */
const maxVendoring = 6;
const maxValueFiles = 50;

/** A link with one of these names leads to words for people, or to the values of chart-testing; no template misses either. */
const missedByNone =
  /(^|\/)(README|LICEN[CS]E|NOTICE|CHANGELOG|CONTRIBUTING)[^/]*$|\.md$|(^|\/)ci\/[^/]*values[^/]*\.ya?ml$/i;

/** Copies a chart and its values out of the repository. Throws Unusable where that must not or can't be done. */
export async function gatherChart(
  request: { root: string; chart: string; valueFiles: readonly string[] },
  limits: RenderLimits,
  signal?: AbortSignal,
): Promise<GatheredChart> {
  const { root } = request;
  const budget = new ReadBudget(limits);
  const files = new Map<string, SnapshotFile>();
  const notes: LocalizedText[] = [];

  await addChart(posix.normalize(request.chart || '.'), chartDirectory, []);
  const valueFiles = await addValues();
  return {
    files,
    tree: chartTree(files, chartDirectory),
    valueFiles,
    notes,
  };

  async function addChart(
    chart: string,
    target: string,
    above: readonly string[],
  ): Promise<void> {
    const directory = chart === '.' ? '' : chart.replace(/\/$/, '');
    const located = await locate(root, directory);
    if (located === 'link' || located === 'outside') {
      throw new Unusable(texts.refusedPath(directory, located));
    }
    if (located !== 'directory') throw new Unusable(texts.noChart(directory));
    const tree = await readTree(root, directory, budget, signal);
    const link = tree.links.find(path => !missedByNone.test(path));
    if (link) throw new Unusable(texts.link(link));
    for (const [path, file] of tree.files) files.set(`${target}/${path}`, file);
    await addOwnDependencies(directory, target, above);
  }

  /** `file://` dependencies are what `helm dependency build` would copy; all they need is in the repository. */
  async function addOwnDependencies(
    directory: string,
    target: string,
    above: readonly string[],
  ): Promise<void> {
    const file = joined(directory, 'Chart.yaml');
    const text = files.get(`${target}/Chart.yaml`)?.content.toString('utf8');
    if (text === undefined) throw new Unusable(texts.noChart(directory));
    const { subcharts, chart } = chartTree(files, target);
    for (const dependency of chart.dependencies) {
      const { name, repository } = dependency;
      if (!repository.startsWith('file://') || subcharts.has(name)) continue;
      const place = `${target}/charts/${nameOf(dependency)}`;
      if (files.has(`${place}/Chart.yaml`)) continue;
      const from = ownPath(directory, dependency, file);
      if (above.includes(from) || above.length >= maxVendoring) {
        throw new Unusable(texts.circular(file, dependency));
      }
      await addChart(from, place, [...above, directory]);
      assertVersion(place, dependency, file);
      notes.push(texts.vendored(name, from));
    }
  }

  /** Helm leaves a chart of another version out without a word. Of ranges it is the judge. */
  function assertVersion(
    place: string,
    dependency: Dependency,
    file: string,
  ): void {
    const { version } = chartTree(files, place).chart;
    const exact = /^[v=]?(\d+\.\d+\.\d+[^\s|,]*)$/.exec(dependency.version);
    if (exact && exact[1] !== version.replace(/^v/, '')) {
      throw new Unusable(texts.otherVersion(file, dependency, version));
    }
  }

  async function addValues(): Promise<string[]> {
    if (request.valueFiles.length > maxValueFiles) {
      throw new Unusable(texts.tooManyValues(maxValueFiles));
    }
    const placed: string[] = [];
    for (const path of request.valueFiles) {
      const located = await locate(root, path);
      if (located === 'link' || located === 'outside') {
        throw new Unusable(texts.refusedPath(path, located));
      }
      if (located !== 'file') throw new Unusable(texts.noValues(path));
      // Names of our own: helm splits what it is given at commas, and takes some for URLs.
      const place = `values/${placed.length}.yaml`;
      files.set(place, await budget.read(root, path));
      placed.push(place);
    }
    return placed;
  }
}

function ownPath(
  directory: string,
  dependency: Dependency,
  file: string,
): string {
  const written = dependency.repository.slice('file://'.length);
  const path = posix.join(directory, written);
  const leads = posix.isAbsolute(written) || /^\.\.(\/|$)/.test(path);
  if (leads) throw new Unusable(texts.dependencyOutside(file, dependency));
  return path;
}

/** Names come from the repository, and this one becomes a directory. */
function nameOf({ name }: Dependency): string {
  return /^[A-Za-z0-9][\w.-]*$/.test(name) ? name : 'unnamed';
}
