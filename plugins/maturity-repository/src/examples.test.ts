import {
  Checklist,
  formatChecklistErrors,
  inScope,
  loadChecklist,
  parseYaml,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type { EvaluatedEntity } from '@container-maturity/backstage-plugin-maturity-engine';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assessRepository, repositoryEvidenceSchema } from '.';

const examples = resolve(__dirname, '../../../examples');
const services = join(examples, 'services');
/** Supported base images age; the examples are judged as of this day. */
const now = new Date('2026-11-22T08:00:00Z');

interface Expected {
  inScope?: boolean;
  /** Repository level; null: not in scope, or no check applies. */
  level: 0 | 1 | 2 | null;
  /** Ids of the required checks that fail. */
  fails?: string[];
  /** Ids of the required checks of which the repository can't tell. */
  unknown?: string[];
}

/** What is wrong with each service, on purpose; examples/README.md tells it in words. */
const expected: Record<string, Expected> = {
  'order-api': { level: 2 },
  'pick-planner': { level: 1, fails: ['manifests-exist'] },
  'storefront-web': { level: 1, fails: ['manifests-exist'] },
  'basket-api': { level: 2 },
  'recommendation-api': {
    level: 1,
    fails: [
      'configuration-exists',
      'disruption-budget-exists',
      'memory-limit',
      'network-policy',
      'pod-drops-capabilities',
      'pod-non-root',
      'pod-privilege-escalation',
      'pod-seccomp',
      'readiness-probe',
    ],
  },
  'invoice-service': { level: 2 },
  'stock-ledger': { level: 1, fails: ['network-policy'] },
  'driver-api': {
    level: 1,
    fails: [
      'container-env-no-secrets',
      'container-image-tag',
      'ingress-rewrite',
      'network-policy-dns',
      'pod-drops-capabilities',
      'pod-privilege-escalation',
      'pod-seccomp',
      'rbac-cluster-admin',
      'replicas-redundant',
      'selector-stable',
    ],
  },
  'parcel-tracker': {
    level: 0,
    fails: ['base-image-supported', 'base-image-tag', 'manifests-exist'],
  },
  'price-engine': {
    level: 0,
    fails: [
      'ci-build',
      'dockerfile-non-root',
      'manifests-exist',
      'multi-stage',
      'operations-doc',
    ],
  },
  'notification-worker': {
    level: 0,
    fails: [
      'base-image-tag',
      'ci-test',
      'dockerfile-no-secrets',
      'dockerfile-non-root',
      'manifests-exist',
      'operations-doc',
    ],
  },
  'returns-portal': {
    level: 0,
    fails: [
      'ci-build',
      'ci-exists',
      'ci-test',
      'dockerfile-exists',
      'manifests-exist',
      'operations-doc',
    ],
  },
  'demand-forecast': {
    level: 0,
    fails: ['dockerfile-non-root', 'manifests-exist'],
  },
  'address-validator': {
    level: 0,
    fails: ['manifests-exist'],
    unknown: ['ci-build', 'ci-test'],
  },
  'payment-gateway': {
    level: 0,
    fails: [
      'base-image-supported',
      'ci-build',
      'dockerfile-no-secrets',
      'dockerfile-non-root',
      'manifests-exist',
    ],
  },
  'route-planner': {
    level: 0,
    fails: [
      'base-image-tag',
      'dockerfile-non-root',
      'manifests-exist',
      'operations-doc',
    ],
  },
  'ui-kit': { level: null },
  'erp-sync': { inScope: false, level: null },
  'hackday-chatbot': { inScope: false, level: null },
};

interface Outcome {
  inScope: boolean;
  level: number | null;
  fails: string[];
  unknown: string[];
}

/** Every component of the example organisation, with the directory of its repository. */
async function components() {
  const found: Array<{ root: string; entity: EvaluatedEntity }> = [];
  for (const service of await readdir(services)) {
    const root = join(services, service);
    const text = await readFile(join(root, 'catalog-info.yaml'), 'utf8');
    for (const { value } of parseYaml(text).documents) {
      found.push({ root, entity: value as EvaluatedEntity });
    }
  }
  return found;
}

/** The folder of a component in a monorepo, as its source location names it. */
function subpathOf({ metadata }: EvaluatedEntity): string | undefined {
  const { annotations } = metadata as { annotations?: Record<string, string> };
  return annotations?.['backstage.io/source-location']?.replace(
    /^file:\.\//,
    '',
  );
}

async function check(
  checklist: Checklist,
  root: string,
  entity: EvaluatedEntity,
): Promise<Outcome> {
  if (!inScope(entity)) {
    return { inScope: false, level: null, fails: [], unknown: [] };
  }
  const { results, scorecard } = await assessRepository({
    root,
    subpath: subpathOf(entity),
    entity,
    checklist,
    now,
  });
  const required = results.filter(result => result.required && result.measured);
  const withStatus = (status: string) =>
    required
      .filter(result => result.status === status)
      .map(result => result.check)
      .sort();
  expect(withStatus('error')).toEqual([]);
  return {
    inScope: true,
    level: scorecard.level.granted,
    fails: withStatus('fail'),
    unknown: withStatus('unknown'),
  };
}

describe('the example organisation', () => {
  let outcomes: Record<string, Outcome>;

  beforeAll(async () => {
    const { checklist, errors } = await loadChecklist(undefined, [
      repositoryEvidenceSchema,
    ]);
    if (!checklist) {
      throw new Error(formatChecklistErrors(errors));
    }
    outcomes = {};
    for (const { root, entity } of await components()) {
      outcomes[String(entity.metadata.name)] = await check(
        checklist,
        root,
        entity,
      );
    }
  }, 60_000);

  it('consists of the services of the table', () => {
    expect(Object.keys(outcomes).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.keys(expected))('%s fails only on purpose', name => {
    const {
      inScope: scored = true,
      level,
      fails = [],
      unknown = [],
    } = expected[name];
    expect(outcomes[name]).toEqual({ inScope: scored, level, fails, unknown });
  });

  it.each([
    [0, 4],
    [1, 4],
    [2, 2],
  ])('has at level %i at least %i services', (level, least) => {
    const there = Object.values(outcomes).filter(each => each.level === level);
    expect(there.length).toBeGreaterThanOrEqual(least);
  });

  it('are told in the README as they are', async () => {
    const readme = await readFile(join(examples, 'README.md'), 'utf8');
    const rows = readme.matchAll(/^\| `([\w-]+)` .*$/gm);
    const told = Object.fromEntries(
      [...rows].map(([row, name]) => {
        const cells = row.split('|').map(cell => cell.trim());
        const level = cells[5] === 'none' ? null : Number(cells[5]);
        const fails = [...cells[7].matchAll(/`([\w-]+)`/g)].map(([, id]) => id);
        return [name, { level, fails }];
      }),
    );
    const table = Object.entries(expected).map(
      ([name, { level, fails = [] }]) => [name, { level, fails }],
    );
    expect(told).toEqual(Object.fromEntries(table));
  });
});
