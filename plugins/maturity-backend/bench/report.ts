/** Prints one figure of a benchmark as a line of JSON. */
export function report(
  bench: string,
  figure: string,
  value: number,
  unit: string,
): void {
  const rounded = Number(value.toPrecision(4));
  process.stdout.write(
    `${JSON.stringify({ bench, figure, value: rounded, unit })}\n`,
  );
}

/** The middle of some numbers. */
export function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
