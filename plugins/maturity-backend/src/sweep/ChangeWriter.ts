import { EvaluationChange, EvaluationStore } from '../store/EvaluationStore';

/** Rows a transaction: on SQLite everybody else waits for it. */
const ROWS_A_TRANSACTION = 1000;
/** As many characters of evidence cost as much as a row, so that big documents don't pile up. */
const CHARACTERS_A_ROW = 10_000;
/** So that the first scorecards of a long sweep are seen early. */
const MAX_AGE_MS = 5000;

/** What a sweep has done so far. */
export interface WriteTotals {
  evaluated: number;
  changed: number;
  failed: number;
}

/** Gathers changes and writes them in batches. */
export class ChangeWriter {
  private pending: EvaluationChange[] = [];
  private rows = 0;
  private lastFlush = Date.now();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EvaluationStore,
    private readonly checklist: string,
    private readonly startedAt: Date,
    private readonly totals: WriteTotals,
  ) {}

  async add(changes: EvaluationChange[]): Promise<void> {
    for (const change of changes) {
      this.pending.push(change);
      this.rows += rowsOf(change);
      if (this.rows >= ROWS_A_TRANSACTION) {
        await this.flush();
      }
    }
    if (Date.now() - this.lastFlush > MAX_AGE_MS) {
      await this.flush();
    }
  }

  /** Writes what is pending. One batch at a time. */
  async flush(): Promise<void> {
    const batch = this.pending;
    this.pending = [];
    this.rows = 0;
    this.lastFlush = Date.now();
    const write = this.last
      .catch(() => {})
      .then(async () => {
        const stale = await this.store.commit(
          batch,
          this.checklist,
          this.startedAt,
        );
        this.totals.changed += batch.filter(
          change => change.scorecard && !stale.has(change.entityRef),
        ).length;
      });
    this.last = write;
    await write;
  }
}

function rowsOf(change: EvaluationChange): number {
  const characters = change.evidence.reduce(
    (sum, row) => sum + (row.document?.length ?? 0),
    0,
  );
  return (
    1 +
    change.evidence.length +
    Math.floor(characters / CHARACTERS_A_ROW) +
    change.results.length +
    change.transitions.length
  );
}
