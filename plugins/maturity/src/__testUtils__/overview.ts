import {
  DistributionPoint,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { checklist } from './checklist';

const [first, second] = checklist.phases;

/** Weeks up to the day of the overview, in which services climb from level 0. */
function weeks(count: number): DistributionPoint[] {
  const last = Date.parse('2026-11-22T00:00:00Z');
  return Array.from({ length: count }, (_, index) => ({
    day: new Date(last - (count - 1 - index) * 7 * 86_400_000)
      .toISOString()
      .slice(0, 10),
    levels: [160 - index, 90 - index, 10 + 2 * index, 0, 0],
    unverified: index,
  }));
}

/** An organisation of 312 services, two of which nothing applies to. */
export const overview: Overview = {
  at: '2026-11-22',
  since: '2026-10-23',
  knownSince: '2025-11-23',
  checklist: { id: checklist.id, version: checklist.version },
  level: 2,
  entities: 312,
  notInScope: 2,
  restricted: false,
  levels: [
    {
      level: 1,
      title: first.title,
      reached: 202,
      of: 310,
      earned: 198,
      unverified: 25,
      change: -3,
    },
    {
      level: 2,
      title: second.title,
      reached: 142,
      of: 310,
      earned: 140,
      unverified: 21,
      change: 9,
    },
  ],
  distribution: weeks(53),
  versions: [
    { day: '2025-11-23', version: '0.9.0' },
    { day: '2026-05-04', version: '1.0.0' },
  ],
  heatMap: {
    by: 'owner',
    columns: [
      { phase: 'containerisation', task: 'containerise' },
      { phase: 'containerisation', task: 'image' },
      { phase: 'orchestration', task: 'workload' },
    ],
    rows: [
      {
        ref: 'group:default/shop',
        entities: 200,
        cells: [
          [450, 600],
          [100, 400],
          [0, 0],
        ],
      },
      {
        entities: 112,
        cells: [
          [336, 336],
          [0, 224],
          [1, 112],
        ],
      },
    ],
    more: 4,
  },
  movers: {
    up: [
      {
        entityRef: 'component:default/cart',
        owner: 'group:default/shop',
        from: 0,
        to: 2,
        day: '2026-11-02',
        cause: { type: 'commit', detail: 'a1b2c3d' },
      },
    ],
    ups: 12,
    down: [
      {
        entityRef: 'component:default/search',
        from: 2,
        to: 1,
        day: '2026-11-20',
        cause: { type: 'waiver' },
      },
    ],
    downs: 1,
  },
  nearMisses: {
    total: 1,
    items: [
      {
        entityRef: 'component:default/payment',
        owner: 'group:default/shop',
        level: 0,
        reaches: 1,
        check: 'dockerfile-non-root',
        effort: 0.25,
      },
    ],
  },
  debt: {
    team: [
      {
        check: 'dockerignore',
        phase: 'containerisation',
        entities: 40,
        alone: 6,
        effort: 60,
      },
    ],
    platform: [
      {
        check: 'registry-configured',
        phase: 'containerisation',
        entities: 38,
        alone: 1,
        effort: 2,
      },
    ],
    waitingForPlatform: 18,
  },
  coverage: [
    {
      collector: 'repository',
      fresh: 2_900,
      stale: 60,
      unknown: 30,
      error: 10,
      notMeasured: 0,
      entities: 27,
    },
    {
      collector: 'registry',
      fresh: 0,
      stale: 0,
      unknown: 0,
      error: 0,
      notMeasured: 310,
      entities: 0,
    },
    { fresh: 1, stale: 0, unknown: 0, error: 0, notMeasured: 0, entities: 0 },
  ],
  split: {
    level: 2,
    from: 133,
    to: 142,
    parts: [
      { cause: 'work', up: 14, down: 2 },
      { cause: 'waiver', up: 0, down: 3 },
    ],
  },
};
