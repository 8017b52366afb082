import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { SetPlan } from './plan';
import { failedSet } from './setOf';
import { ManifestSet } from './types';

/** What one repository may have; what exceeds is said and makes the evidence incomplete. */
export interface SetLimits {
  /** Charts that are rendered. */
  charts: number;
  /** Sets of every kind. */
  sets: number;
  /** Objects of all sets together. */
  objects: number;
}

export const defaultSetLimits: SetLimits = {
  charts: 20,
  sets: 60,
  objects: 5_000,
};

/** The plans that are carried out, and a set that stands for the others, if there are any. */
export function boundedPlans(
  plans: readonly SetPlan[],
  limits: SetLimits,
): { kept: SetPlan[]; beyond: ManifestSet[] } {
  const charts = new Set<string>();
  const kept: SetPlan[] = [];
  const left: SetPlan[] = [];
  for (const plan of plans) {
    if (plan.origin === 'helm') charts.add(plan.directory);
    const fits = charts.size <= limits.charts && kept.length < limits.sets;
    (fits ? kept : left).push(plan);
  }
  return {
    kept,
    beyond: left
      .slice(0, 1)
      .map(plan => failedSet(plan, 'limit', tooMany(left.length, limits)))
      // It stands for others of other environments too.
      .map(set => ({
        ...set,
        gaps: set.gaps.map(gap => ({ ...gap, anywhere: true as const })),
      })),
  };
}

/** Takes away what exceeds the number of objects, and says so. */
export function boundedObjects(
  sets: readonly ManifestSet[],
  { objects }: SetLimits,
): ManifestSet[] {
  let left = objects;
  return sets.map(set => {
    const kept = set.objects.slice(0, Math.max(left, 0));
    left -= set.objects.length;
    if (kept.length === set.objects.length) return set;
    const reason: LocalizedText = {
      en: `The manifests have more than ${objects} objects; the rest was not looked at. Narrow the entity's path`,
      zh: `清单中的对象超过 ${objects} 个，其余的未查看。请缩小该实体的路径`,
    };
    const gap = { error: true, reason, source: set.source };
    return { ...set, objects: kept, gaps: [...set.gaps, gap] };
  });
}

function tooMany(count: number, { charts, sets }: SetLimits): LocalizedText {
  return {
    en: `${count} more sets of manifests were not looked at: the limits are ${charts} charts and ${sets} sets. Narrow the entity's path`,
    zh: `另有 ${count} 组清单未查看：上限为 ${charts} 个 chart、${sets} 组清单。请缩小该实体的路径`,
  };
}
