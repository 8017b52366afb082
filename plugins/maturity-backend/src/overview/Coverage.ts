import { CollectorCoverage } from '@container-maturity/backstage-plugin-maturity-common';
import { FleetPlan } from '../fleet/plan';
import { COVERAGE } from '../fleet/tally';
import { Tally } from '../fleet/types';

const LACKING = (['stale', 'unknown', 'error'] as const).map(name =>
  COVERAGE.indexOf(name),
);

/** Counts how good the data of each collector are. */
export class Coverage {
  private readonly sums: Float64Array;
  private readonly entities: number[];

  constructor(private readonly plan: FleetPlan) {
    this.sums = new Float64Array(COVERAGE.length * plan.collectors.length);
    this.entities = plan.collectors.map(() => 0);
  }

  add(tally: Tally | undefined): void {
    if (tally) {
      for (let index = 0; index < this.sums.length; index += 1) {
        this.sums[index] += tally.coverage[index];
      }
      for (let at = 0; at < this.entities.length; at += 1) {
        if (
          LACKING.some(index => tally.coverage[COVERAGE.length * at + index])
        ) {
          this.entities[at] += 1;
        }
      }
    }
  }

  get result(): CollectorCoverage[] {
    return this.plan.collectors.map((collector, at) => {
      const of = (name: (typeof COVERAGE)[number]) =>
        this.sums[COVERAGE.length * at + COVERAGE.indexOf(name)];
      return {
        ...(collector !== undefined && { collector }),
        fresh: of('fresh'),
        stale: of('stale'),
        unknown: of('unknown'),
        error: of('error'),
        notMeasured: of('notMeasured'),
        entities: this.entities[at],
      };
    });
  }
}
