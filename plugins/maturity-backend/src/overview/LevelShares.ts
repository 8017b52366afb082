import { LevelShare } from '@container-maturity/backstage-plugin-maturity-common';
import { FleetPlan } from '../fleet/plan';
import { Selected } from './select';

/** Counts how many are at each level or higher, and how that changed. */
export class LevelShares {
  readonly result: LevelShare[];

  constructor({ phases }: FleetPlan) {
    this.result = phases.map(({ order, title }) => ({
      level: order,
      title,
      reached: 0,
      of: 0,
      earned: 0,
      unverified: 0,
      change: 0,
    }));
  }

  add({ now, then }: Selected): void {
    for (const share of this.result) {
      if (now && now.granted !== null) {
        share.of += 1;
        if (now.granted >= share.level) {
          share.reached += 1;
          share.change += 1;
          share.unverified += now.unverified ? 1 : 0;
        }
        share.earned += (now.earned ?? 0) >= share.level ? 1 : 0;
      }
      share.change -= (then?.granted ?? 0) >= share.level ? 1 : 0;
    }
  }
}
