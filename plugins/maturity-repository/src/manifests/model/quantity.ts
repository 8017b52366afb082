const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const form =
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

/** A Kubernetes quantity such as `250m` or `1.5Gi` as a number; undefined where it is none. */
export function parseQuantity(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value !== 'string' || value.length > 64 || !form.test(value)) {
    return undefined;
  }
  const suffix = /(?:[KMGTPE]i|[numkMGTPE])$/.exec(value)?.[0] ?? '';
  const amount =
    Number(value.slice(0, value.length - suffix.length)) * suffixes[suffix];
  return Number.isFinite(amount) ? amount : undefined;
}

/** In whole units, rounded up as Kubernetes does; the largest whole number for more than that. */
export function wholeUnits(amount: number, unit: number): number {
  // 0.1 / 0.001 is a little more than 100, which is no reason to round up.
  const units = Math.ceil(amount / unit - 1e-6);
  return Math.max(0, Math.min(units, Number.MAX_SAFE_INTEGER));
}
