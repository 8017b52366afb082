import { performance } from 'node:perf_hooks';

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

/** Runs each task once a round, in turn, so that a slow moment of the machine strikes all; medians in milliseconds. */
export async function alternate<Name extends string>(
  tasks: Record<Name, () => unknown>,
  options: { rounds: number; warmUp: number },
): Promise<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[];
  const times = new Map<Name, number[]>(names.map(name => [name, []]));
  for (let round = -options.warmUp; round < options.rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await tasks[name]();
      const time = performance.now() - start;
      if (round >= 0) {
        times.get(name)!.push(time);
      }
    }
  }
  return Object.fromEntries(
    names.map(name => [name, median(times.get(name)!)]),
  ) as Record<Name, number>;
}
