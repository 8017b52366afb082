import {
  ChecklistView,
  CheckView,
} from '@container-maturity/backstage-plugin-maturity-common';

type Given = Pick<CheckView, 'id' | 'title'> & Partial<CheckView>;

function check(given: Given): CheckView {
  return {
    rule: {
      en: `Rule of ${given.id}.`,
      zh: `${given.id} 的规则。`,
    },
    why: { en: `Why ${given.id} matters.`, zh: `${given.id} 为何重要。` },
    fix: { en: `How to mend ${given.id}.`, zh: `如何修复 ${given.id}。` },
    effort: 0.25,
    severity: 'medium',
    required: true,
    responsibility: 'service',
    guide: '技术实施/容器化实施/Dockerfile最佳实践',
    archetypes: ['service', 'worker'],
    collector: 'repository',
    expression: `${given.id.replace(/-/g, '_')}.ok`,
    ...given,
  };
}

/** A checklist of two phases with checks and two without. */
export const checklist: ChecklistView = {
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
          title: { en: 'Containerise the application', zh: '应用容器化' },
          checks: [
            check({
              id: 'dockerfile-exists',
              title: { en: 'Has a Dockerfile', zh: '有 Dockerfile' },
              guide: '',
            }),
            check({
              id: 'dockerfile-non-root',
              title: {
                en: 'Runs as a non-root user',
                zh: '以非 root 用户运行',
              },
              rule: {
                en: 'The final stage names a user other than root.',
                zh: '最后阶段指定的用户不是 root。',
              },
              why: {
                en: 'A process that breaks out of its container as root owns the node.',
                zh: '以 root 身份逃逸出容器的进程会控制整个节点。',
              },
              fix: {
                en: 'Add USER 65532:65532 to the final stage.',
                zh: '在最后阶段加入 USER 65532:65532。',
              },
              fixTemplate: 'fix-check',
              expression: 'it.final.user.set && !it.final.user.root',
              links: ['https://docs.docker.com/reference/dockerfile/#user'],
              severity: 'blocker',
              equivalents: {
                hadolint: ['DL3002'],
                checkov: ['CKV_DOCKER_3', 'CKV_DOCKER_8'],
              },
              waivable: false,
              notWaivableBecause: {
                en: 'Everything else rests on it.',
                zh: '其他检查都以它为前提。',
              },
            }),
            check({
              id: 'dockerignore',
              title: { en: 'Leaves secrets out', zh: '排除机密文件' },
              effort: 1.5,
              severity: 'high',
            }),
          ],
        },
        {
          id: 'image',
          title: { en: 'Optimise the image', zh: '镜像优化' },
          checks: [
            check({
              id: 'image-size',
              title: { en: 'The image is small', zh: '镜像较小' },
              collector: 'registry',
              expression: undefined,
            }),
            check({
              id: 'base-pinned',
              title: { en: 'Pins its base image', zh: '锁定基础镜像' },
            }),
            check({
              id: 'image-platforms',
              title: { en: 'Builds for two platforms', zh: '构建两种平台' },
              required: false,
            }),
          ],
        },
        {
          id: 'pipeline',
          title: { en: 'Integrate CI/CD', zh: 'CI/CD 集成' },
          checks: [
            check({
              id: 'pipeline-build',
              title: { en: 'Builds the image in CI', zh: '在 CI 中构建镜像' },
            }),
            check({
              id: 'pipeline-scan',
              title: { en: 'Scans the image in CI', zh: '在 CI 中扫描镜像' },
              effectiveFrom: '2026-12-01',
            }),
            check({
              id: 'registry-configured',
              title: { en: 'Has a registry', zh: '有镜像仓库' },
              responsibility: 'platform',
            }),
          ],
        },
        {
          id: 'monitoring',
          title: { en: 'Set up monitoring', zh: '监控建立' },
          checks: [
            check({
              id: 'metrics',
              title: { en: 'Exposes metrics', zh: '暴露指标' },
            }),
            check({
              id: 'runbook-practised',
              title: { en: 'The runbook is practised', zh: '运行手册演练过' },
              required: false,
              collector: undefined,
              expression: undefined,
              attest: {
                question: {
                  en: 'Has the team practised its runbook?',
                  zh: '团队演练过运行手册吗？',
                },
                validFor: 'P180D',
              },
            }),
            check({
              id: 'log-shipping',
              title: { en: 'Ships its logs', zh: '收集日志' },
              disabled: 'Our platform ships every log.',
            }),
          ],
        },
      ],
    },
    {
      id: 'orchestration',
      order: 2,
      title: { en: 'Orchestration', zh: '容器编排' },
      tasks: [
        {
          id: 'workload',
          title: { en: 'Describe the workload', zh: '描述工作负载' },
          checks: [
            check({
              id: 'workload-probes',
              title: { en: 'Has probes', zh: '有探针' },
            }),
          ],
        },
      ],
    },
    {
      id: 'service-mesh',
      order: 3,
      title: { en: 'Service mesh', zh: '服务网格' },
      tasks: [],
    },
    {
      id: 'advanced',
      order: 4,
      title: { en: 'Advanced features', zh: '高级特性' },
      tasks: [],
    },
  ],
};
