import { compareText } from './compareText';

/** How many more than asked for are held before they are sorted. */
const SLACK = 1_000;

/** Of many items the first ones by entity ref, without sorting all of them. */
export class FirstByRef<T extends { entityRef: string }> {
  private held: T[] = [];
  private total = 0;

  constructor(private readonly paging: { after?: string; limit: number }) {}

  add(item: T): void {
    const { after, limit } = this.paging;
    this.total += 1;
    if (after === undefined || item.entityRef > after) {
      this.held.push(item);
      if (this.held.length > 2 * limit + SLACK) {
        this.shorten();
      }
    }
  }

  /** The first after the page before, and how many there are in all. */
  list<R>(render: (item: T) => R): {
    items: R[];
    total: number;
    more: boolean;
  } {
    this.shorten();
    const { limit } = this.paging;
    return {
      items: this.held.slice(0, limit).map(render),
      total: this.total,
      more: this.held.length > limit,
    };
  }

  /** One more than a page tells whether there is another. */
  private shorten(): void {
    this.held = this.held
      .sort((a, b) => compareText(a.entityRef, b.entityRef))
      .slice(0, this.paging.limit + 1);
  }
}
