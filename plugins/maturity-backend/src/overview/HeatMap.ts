import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { FleetPlan } from '../fleet/plan';
import { Tally } from '../fleet/types';
import { compareText } from './compareText';
import { Selected } from './select';

/** Counts what share of each task is done, by who or what the entities belong to. */
export class HeatMap {
  private readonly rows = new Map<
    string | null,
    { entities: number; sums: Uint32Array }
  >();

  constructor(
    private readonly by: 'owner' | 'system' | 'domain',
    private readonly plan: FleetPlan,
    /** Rows at most. */
    private readonly most: number,
  ) {}

  add({ now }: Selected, tally: Tally | undefined): void {
    if (now && tally) {
      const row = this.rowOf(now[this.by]);
      row.entities += 1;
      for (let index = 0; index < row.sums.length; index += 1) {
        row.sums[index] += tally.tasks[index];
      }
    }
  }

  get result(): Overview['heatMap'] {
    const { tasks } = this.plan;
    const sorted = [...this.rows].sort(
      ([a, left], [b, right]) =>
        right.entities - left.entities || compareText(a ?? '', b ?? ''),
    );
    return {
      by: this.by,
      columns: tasks.map(({ phase, task }) => ({ phase, task })),
      rows: sorted.slice(0, this.most).map(([ref, { entities, sums }]) => ({
        ...(ref !== null && { ref }),
        entities,
        cells: tasks.map((_, task) => [sums[2 * task], sums[2 * task + 1]]),
      })),
      more: Math.max(0, sorted.length - this.most),
    };
  }

  private rowOf(ref: string | null) {
    let row = this.rows.get(ref);
    if (!row) {
      row = { entities: 0, sums: new Uint32Array(2 * this.plan.tasks.length) };
      this.rows.set(ref, row);
    }
    return row;
  }
}
