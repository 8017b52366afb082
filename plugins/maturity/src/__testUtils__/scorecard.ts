import {
  CheckResult,
  PhaseScore,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { checklist } from './checklist';

type Given = Pick<CheckResult, 'check' | 'task' | 'status'> &
  Partial<CheckResult>;

function result(given: Given): CheckResult {
  return {
    phase: 'containerisation',
    required: true,
    severity: 'medium',
    responsibility: 'service',
    measured: true,
    findings: [],
    findingCount: given.findings?.length ?? 0,
    stale: false,
    verifiedAt: '2026-11-22T10:00:00Z',
    since: '2026-11-01T09:00:00Z',
    ...given,
  };
}

const results: CheckResult[] = [
  result({ check: 'dockerfile-exists', task: 'containerise', status: 'pass' }),
  result({
    check: 'dockerfile-non-root',
    task: 'containerise',
    status: 'fail',
    severity: 'blocker',
    findings: [
      {
        message: {
          en: 'The final stage runs as root',
          zh: '最后阶段以 root 运行',
        },
        source: {
          file: 'Dockerfile',
          line: 12,
          url: 'https://git.example.com/shop/cart/blob/main/Dockerfile#L12',
        },
      },
      {
        message: {
          en: 'The final stage runs as root',
          zh: '最后阶段以 root 运行',
        },
        source: { file: 'worker/Dockerfile', line: 7 },
      },
    ],
    findingCount: 3,
  }),
  result({
    check: 'dockerignore',
    task: 'containerise',
    status: 'fail',
    severity: 'high',
    findings: [
      {
        message: { en: '.env is copied', zh: '复制了 .env' },
        source: { file: 'Dockerfile', line: 4 },
      },
    ],
    waiverRequest: {
      by: '@ada',
      reason: 'The build moves in March',
      until: '2027-03-31T12:00:00Z',
      source: { file: 'maturity.yaml', line: 3 },
      why: { en: 'Nobody is named who approves', zh: '没有指定由谁批准' },
    },
  }),
  result({
    check: 'image-size',
    task: 'image',
    status: 'unknown',
    measured: false,
    verifiedAt: undefined,
  }),
  result({
    check: 'base-pinned',
    task: 'image',
    status: 'waived',
    outlook: 'fail',
    until: '2027-01-31T00:00:00Z',
    reason: {
      en: 'Until the new base image is out',
      zh: '等待新的基础镜像发布',
    },
  }),
  result({
    check: 'image-platforms',
    task: 'image',
    status: 'unknown',
    required: false,
    reason: {
      en: 'The build file could not be read',
      zh: '无法读取构建文件',
    },
  }),
  result({ check: 'pipeline-build', task: 'pipeline', status: 'pass' }),
  result({
    check: 'pipeline-scan',
    task: 'pipeline',
    status: 'scheduled',
    outlook: 'fail',
    until: '2026-12-01T00:00:00Z',
  }),
  result({
    check: 'registry-configured',
    task: 'pipeline',
    status: 'fail',
    responsibility: 'platform',
  }),
  result({
    check: 'metrics',
    task: 'monitoring',
    status: 'error',
    reason: { en: 'Time ran out', zh: '超时' },
    carried: { status: 'pass', verifiedAt: '2026-11-20T10:00:00Z' },
  }),
  result({
    check: 'runbook-practised',
    task: 'monitoring',
    status: 'unknown',
    required: false,
    measured: false,
    verifiedAt: undefined,
  }),
  result({
    check: 'workload-probes',
    phase: 'orchestration',
    task: 'workload',
    status: 'not-applicable',
  }),
];

/** How a phase of the checklist stands; one that nothing is said about has nothing that applies. */
export function phaseScore(
  id: string,
  given: Partial<PhaseScore> = {},
): PhaseScore {
  const phase = checklist.phases.find(one => one.id === id);
  if (!phase) {
    throw new Error(`The test checklist has no phase ${id}`);
  }
  return {
    id,
    order: phase.order,
    title: phase.title,
    holds: false,
    skipped: given.applicable === undefined,
    passed: 0,
    applicable: 0,
    notMeasured: 0,
    progress: 0,
    ...given,
  };
}

/** A service on its way to level 1, with a check in every status. */
export const scorecard: Scorecard = {
  scope: 'full',
  entityRef: 'component:default/cart',
  checklist: { id: checklist.id, version: checklist.version },
  archetype: { value: 'service', from: 'assumed' },
  level: { granted: 0, earned: 0, verified: 0 },
  measured: { checks: 9, of: 11 },
  phases: [
    phaseScore('containerisation', {
      passed: 5,
      applicable: 8,
      notMeasured: 1,
      progress: 0.5,
    }),
    phaseScore('orchestration'),
    phaseScore('service-mesh'),
    phaseScore('advanced'),
  ],
  next: {
    phase: 'containerisation',
    order: 1,
    own: { passed: 5, applicable: 7 },
    platformOpen: 1,
    progress: 0.5,
  },
  fixes: ['dockerfile-non-root', 'dockerignore', 'image-platforms'],
  results,
  evaluatedAt: '2026-11-22T10:00:00Z',
};

/** The scorecard after the team has mended what it can. */
export const mendedScorecard: Scorecard = {
  ...scorecard,
  phases: [
    phaseScore('containerisation', {
      passed: 7,
      applicable: 8,
      notMeasured: 1,
      progress: 0.9,
    }),
    ...scorecard.phases.slice(1),
  ],
  next: {
    phase: 'containerisation',
    order: 1,
    own: { passed: 7, applicable: 7 },
    platformOpen: 3,
    progress: 0.9,
  },
  fixes: [],
  results: results.map(one =>
    ['dockerfile-non-root', 'dockerignore'].includes(one.check)
      ? { ...one, status: 'pass', findings: [], findingCount: 0 }
      : one,
  ),
};
