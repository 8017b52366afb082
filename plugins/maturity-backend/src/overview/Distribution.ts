import {
  DistributionPoint,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { dayText } from '../fleet/days';
import { FleetEntity } from '../fleet/types';
import { EntityFilters, matches } from './select';

/** A year of weeks. */
const POINTS = 53;
const WEEK = 7;

/** Counts how many stood at each level in the weeks of a year that ends with a day. */
export class Distribution {
  /** The first day that anything is known of. */
  knownSince = Infinity;
  private readonly first: number;
  // Differences from one point to the next, summed up at the end: an entity costs its moves, not the points.
  private readonly changes = Array.from({ length: POINTS }, () => ({
    levels: [0, 0, 0, 0, 0],
    unverified: 0,
  }));
  private readonly versionDays = new Map<string, number>();

  constructor(
    private readonly at: number,
    private readonly filters: EntityFilters,
  ) {
    this.first = at - WEEK * (POINTS - 1);
  }

  add(entity: FleetEntity): void {
    const { past } = entity;
    this.knownSince = Math.min(this.knownSince, past[0]?.day ?? Infinity);
    for (let index = 0; index < past.length; index += 1) {
      const standing = past[index];
      this.noteVersion(standing.version, standing.day);
      const { granted, unverified } = standing;
      if (
        granted !== null &&
        !standing.gone &&
        matches(entity, standing, this.filters)
      ) {
        this.change(standing.day, granted, unverified, 1);
        if (index + 1 < past.length) {
          this.change(past[index + 1].day, granted, unverified, -1);
        }
      }
    }
  }

  /** Oldest first, from the first known day on. */
  get points(): DistributionPoint[] {
    const sum = { levels: [0, 0, 0, 0, 0], unverified: 0 };
    return this.changes
      .map((change, index) => {
        sum.levels = sum.levels.map(
          (count, level) => count + change.levels[level],
        );
        sum.unverified += change.unverified;
        return { number: this.first + WEEK * index, ...sum };
      })
      .filter(({ number }) => number >= this.knownSince || number === this.at)
      .map(({ number, ...counts }) => ({ day: dayText(number), ...counts }));
  }

  /** The days on which a version of the checklist was first met. */
  get versions(): Overview['versions'] {
    return [...this.versionDays]
      .filter(([, day]) => day >= this.first && day <= this.at)
      .sort(([, a], [, b]) => a - b)
      .map(([version, day]) => ({ day: dayText(day), version }));
  }

  private noteVersion(version: string | null, day: number): void {
    if (version !== null && day < (this.versionDays.get(version) ?? Infinity)) {
      this.versionDays.set(version, day);
    }
  }

  private change(
    from: number,
    level: number,
    unverified: boolean,
    by: number,
  ): void {
    const point = Math.max(0, Math.ceil((from - this.first) / WEEK));
    if (point < POINTS) {
      this.changes[point].levels[level] += by;
      this.changes[point].unverified += unverified ? by : 0;
    }
  }
}
