import { OpenRepositoryOptions } from '../../../files/repository';
import { repositoryOf } from '../../../files/testing';
import { ChartRequest, LintResult, RenderResult } from '../../render/types';
import { defaultSetLimits, SetLimits } from '../limits';
import { loadSets } from '../load';
import { Renderer } from '../renderer';
import { ManifestSet } from '../types';

/** A rendering that gave no objects. */
export const nothing: RenderResult = {
  status: 'rendered',
  files: [],
  notes: [],
};

/** Answers every request, and keeps what was asked; no tool is run. */
export class RecordingRenderer implements Renderer {
  readonly charts: ChartRequest[] = [];
  readonly kustomizations: string[] = [];
  /** What was linted, and how many charts were rendered before. */
  readonly lints: Array<ChartRequest & { after: number }> = [];

  constructor(
    private readonly answer: (request: ChartRequest) => RenderResult = () =>
      nothing,
  ) {}

  async renderChart(request: ChartRequest): Promise<RenderResult> {
    this.charts.push(request);
    return this.answer(request);
  }

  async lintChart(request: ChartRequest): Promise<LintResult> {
    this.lints.push({ ...request, after: this.charts.length });
    return { status: 'linted', problems: [] };
  }

  async renderKustomization({
    directory,
  }: {
    directory: string;
  }): Promise<RenderResult> {
    this.kustomizations.push(directory);
    return nothing;
  }
}

/** The sets of a repository with these files, with nothing rendered. */
export async function plannedSets(
  files: Record<string, string>,
  options: Omit<OpenRepositoryOptions, 'root'> & {
    renderer?: Renderer;
    setLimits?: Partial<SetLimits>;
  } = {},
): Promise<ManifestSet[]> {
  const { renderer = new RecordingRenderer(), setLimits, ...open } = options;
  const repository = await repositoryOf(files, open);
  return loadSets(repository, renderer, { ...defaultSetLimits, ...setLimits });
}

/** A Chart.yaml. */
export function chartYaml(name: string, more = ''): string {
  return `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;
}

/** An object of any kind. */
export function objectYaml(kind: string, name: string, more = ''): string {
  const apiVersion = kind === 'Deployment' ? 'apps/v1' : 'v1';
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}`;
}

/** What tells sets from each other, in one line each. */
export function brief(sets: readonly ManifestSet[]): string[] {
  return sets.map(
    ({ origin, environment, directory, valueFiles }) =>
      `${[origin, environment, directory || '.', ...valueFiles].join(' ')}`,
  );
}
