const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

export interface Basket {
  items: Record<string, number>;
  touchedAt: number;
}

/** Baskets by their id; one that nobody touched for thirty days is forgotten. */
export class Baskets {
  readonly #baskets = new Map<string, Basket>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get size() {
    return this.#baskets.size;
  }

  read(id: string): Basket {
    return this.#baskets.get(id) ?? { items: {}, touchedAt: this.#now() };
  }

  put(id: string, sku: string, quantity: number): Basket {
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > 99) {
      throw new RangeError('quantity is a whole number from 0 to 99');
    }
    const { [sku]: _, ...others } = this.read(id).items;
    const items = quantity === 0 ? others : { ...others, [sku]: quantity };
    const basket = { items, touchedAt: this.#now() };
    this.#baskets.set(id, basket);
    return basket;
  }

  forgetStale() {
    const oldest = this.#now() - THIRTY_DAYS;
    for (const [id, { touchedAt }] of this.#baskets) {
      if (touchedAt < oldest) this.#baskets.delete(id);
    }
  }
}
