import { RepositoryFiles } from '../../files';
import { LintResult } from '../render/types';
import { SetPlan } from './plan';
import { Renderer } from './renderer';
import { ManifestSet } from './types';

const started = new WeakMap<
  RepositoryFiles,
  ReadonlyMap<string, Promise<LintResult>>
>();

/** Lints each chart with the values of its first set that is rendered, as soon as that is known. */
export class FirstLints {
  readonly #plans = new Map<string, SetPlan[]>();
  readonly #sets = new Map<SetPlan, ManifestSet>();
  readonly #lints = new Map<string, Promise<LintResult>>();

  /** @param plans - in the order of the sets */
  constructor(
    private readonly repository: RepositoryFiles,
    private readonly renderer: Renderer,
    plans: readonly SetPlan[],
  ) {
    started.set(repository, this.#lints);
    for (const plan of plans) {
      if (plan.origin !== 'helm') continue;
      const same = this.#plans.get(plan.directory);
      if (same) same.push(plan);
      else this.#plans.set(plan.directory, [plan]);
    }
  }

  /** A plan was carried out. */
  done(plan: SetPlan, set: ManifestSet): void {
    const plans = this.#plans.get(plan.directory);
    if (plan.origin !== 'helm' || !plans) return;
    this.#sets.set(plan, set);
    const sets = plans.map(other => this.#sets.get(other));
    // Those before it may still be under way.
    const first = sets.find(one => !one || one.status === 'rendered');
    if (first?.status !== 'rendered') return;
    this.#plans.delete(plan.directory);
    this.#lint(first);
  }

  #lint({ directory, valueFiles, releaseName, namespace }: ManifestSet): void {
    const { root, signal } = this.repository;
    const lint = this.renderer.lintChart({
      root,
      chart: directory,
      valueFiles,
      releaseName,
      namespace,
      signal,
    });
    // Whoever asks for it hears of it; maybe nobody does.
    lint.catch(() => {});
    this.#lints.set(directory, lint);
  }
}

/** What linting a chart found, where its sets were loaded and one of them was rendered. */
export function startedLint(
  repository: RepositoryFiles,
  directory: string,
): Promise<LintResult> | undefined {
  return started.get(repository)?.get(directory);
}
