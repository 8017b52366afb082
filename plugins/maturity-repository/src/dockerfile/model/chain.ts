import { BaseModel, DockerfileModel, StageModel } from './types';

/** A stage and the stages it is built on by FROM, nearest first: what all of them write is in its image. */
export function chainOf(
  model: DockerfileModel,
  stage: StageModel,
): StageModel[] {
  const chain = [stage];
  // A stage can only refer to earlier ones, so this ends.
  for (
    let parent = stage.base.stage;
    parent >= 0 && parent < chain[chain.length - 1].index;
    parent = model.stages[parent].base.stage
  ) {
    chain.push(model.stages[parent]);
  }
  return chain;
}

/** The image (or scratch) at the bottom of a stage. */
export function rootBaseOf(
  model: DockerfileModel,
  stage: StageModel,
): BaseModel {
  return chainOf(model, stage).at(-1)?.base ?? stage.base;
}

/** The stages that a build of one stage needs: itself, and whatever it is built on or copies from. */
export function neededStages(
  model: DockerfileModel,
  stage: StageModel,
): ReadonlySet<StageModel> {
  const needed = new Set<StageModel>();
  const open = [stage];
  for (let next = open.pop(); next; next = open.pop()) {
    if (needed.has(next)) continue;
    needed.add(next);
    const indexes = [
      next.base.stage,
      ...next.copies.map(({ from }) => from?.stage ?? -1),
      ...next.runs.flatMap(({ mounts }) => mounts.map(mount => mount.stage)),
    ];
    for (const index of indexes) {
      const other = model.stages[index];
      if (index >= 0 && other) open.push(other);
    }
  }
  return needed;
}
