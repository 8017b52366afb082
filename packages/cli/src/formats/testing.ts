import {
  CheckResult,
  CheckView,
  Scorecard,
  WaiverRequest,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Report } from './report';

/** A result as the engine gives it, for the tests of the formats. */
export function resultWith(changes: Partial<CheckResult>): CheckResult {
  return {
    check: 'non-root',
    phase: 'containerisation',
    task: 'containerise',
    status: 'pass',
    required: true,
    severity: 'blocker',
    responsibility: 'service',
    measured: true,
    findings: [],
    findingCount: 0,
    stale: false,
    ...changes,
  };
}

function checkWith(changes: Partial<CheckView>): CheckView {
  return {
    id: 'non-root',
    title: { en: 'Runs as a non-root user', zh: '以非 root 用户运行' },
    rule: {
      en: 'The final stage sets a user other than root.',
      zh: '最后阶段设置 root 以外的用户。',
    },
    why: {
      en: 'Root in a container is root.',
      zh: '容器中的 root 就是 root。',
    },
    fix: { en: 'Add USER 65532:65532.', zh: '加入 USER 65532:65532。' },
    effort: 0.25,
    severity: 'blocker',
    required: true,
    responsibility: 'service',
    guide: '技术实施/容器化实施',
    archetypes: ['service'],
    collector: 'repository',
    ...changes,
  };
}

/** A waiver that nobody has approved. */
export const waiverRequest: WaiverRequest = {
  by: '@ada',
  reason: 'Moves in March',
  until: '2027-03-31T23:59:59Z',
  source: { file: 'maturity.yaml', line: 3 },
  why: { en: 'Nobody approves', zh: '无人批准' },
};

const results: CheckResult[] = [
  resultWith({
    status: 'fail',
    findings: [
      {
        message: {
          en: 'The final stage runs as root',
          zh: '最后阶段以 root 运行',
        },
        source: { file: 'build/my image/Dockerfile', line: 12 },
      },
    ],
    findingCount: 1,
  }),
  resultWith({ check: 'multi-stage', severity: 'high' }),
  resultWith({
    check: 'labels',
    required: false,
    severity: 'low',
    status: 'fail',
    findings: [
      {
        message: { en: 'No licence is declared', zh: '没有声明许可证' },
        source: { file: '', line: 0 },
      },
    ],
    findingCount: 1,
  }),
  resultWith({
    check: 'trained',
    required: false,
    severity: 'info',
    status: 'unknown',
    measured: false,
    reason: { en: 'Only a person can tell.', zh: '只有人才能回答。' },
  }),
  resultWith({
    check: 'broken',
    severity: 'medium',
    status: 'error',
    required: false,
    reason: { en: 'The rule failed', zh: '规则出错' },
  }),
];

const scorecard: Scorecard = {
  scope: 'repository',
  entityRef: 'component:default/orders',
  checklist: { id: 'container-adoption', version: '1.0.0' },
  archetype: { value: 'service', from: 'assumed' },
  level: { granted: 0, earned: 0, verified: 0 },
  measured: { checks: 4, of: 5 },
  phases: [
    {
      id: 'containerisation',
      order: 1,
      title: { en: 'Containerisation', zh: '基础容器化' },
      holds: false,
      skipped: false,
      passed: 1,
      applicable: 2,
      notMeasured: 0,
      progress: 0.33,
    },
    {
      id: 'orchestration',
      order: 2,
      title: { en: 'Orchestration', zh: '容器编排' },
      holds: false,
      skipped: true,
      passed: 0,
      applicable: 0,
      notMeasured: 0,
      progress: 0,
    },
  ],
  next: {
    phase: 'containerisation',
    order: 1,
    own: { passed: 1, applicable: 2 },
    platformOpen: 0,
    progress: 0.33,
  },
  fixes: ['non-root', 'labels'],
  results,
  evaluatedAt: '2025-01-02T03:04:05.000Z',
};

/** A report with a failing required check, an advisory one, one in error and one that isn't measured. */
export const report: Report = {
  directory: '../orders',
  homeFile: 'README.md',
  scorecard,
  checklist: {
    id: 'container-adoption',
    version: '1.0.0',
    title: { en: 'Container adoption', zh: '容器化实施' },
    phases: [
      {
        id: 'containerisation',
        order: 1,
        title: { en: 'Containerisation', zh: '基础容器化' },
        tasks: [
          {
            id: 'containerise',
            title: { en: 'Containerise', zh: '应用容器化' },
            checks: [
              checkWith({}),
              checkWith({
                id: 'multi-stage',
                title: { en: 'Builds in stages', zh: '多阶段构建' },
              }),
              checkWith({
                id: 'labels',
                title: { en: 'Declares its licence', zh: '声明许可证' },
                fix: { en: 'Add a LICENSE file.', zh: '加入 LICENSE 文件。' },
                effort: 1,
              }),
              checkWith({
                id: 'trained',
                title: { en: 'The team is trained', zh: '团队已受训' },
                collector: undefined,
                attest: {
                  question: { en: 'Trained?', zh: '已受训？' },
                  validFor: 'P180D',
                },
              }),
              checkWith({
                id: 'broken',
                title: { en: 'Something else', zh: '其他' },
              }),
            ],
          },
        ],
      },
      {
        id: 'orchestration',
        order: 2,
        title: { en: 'Orchestration', zh: '容器编排' },
        tasks: [],
      },
    ],
  },
  notes: [
    {
      message: {
        en: 'No catalog-info.yaml: a service is assumed',
        zh: '没有 catalog-info.yaml：假定为服务',
      },
    },
  ],
  problems: [
    {
      message: { en: 'Larger than 1 MiB', zh: '超过 1 MiB' },
      source: { file: 'big.yaml', line: 0 },
    },
  ],
};
