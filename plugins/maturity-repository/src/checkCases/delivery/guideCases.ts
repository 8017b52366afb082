import { CheckCase } from '../types';
import { guide } from './guide';

const app = 'argocd/myapp.yaml';
const scaling = 'k8s/autoscaling.yaml';
const backup = 'scripts/backup.sh';
const restore = 'scripts/restore.sh';

/** The checks that the guide's own delivery, autoscaling and scripts fail, and where. */
const outdated: Record<string, string[]> = {
  'gitops-project': [`${app}:8`],
  'gitops-revision': [`${app}:11`],
  'gitops-repository-separate': [`${app}:3`],
  'gitops-namespace-policy': [`${app}:21`],
  'gitops-server-side-apply': [`${app}:20`],
  'environments-several': [`${app}:3`],
  // It contradicts itself: 70 in one place, 80 in another.
  'autoscaler-policy': [`${scaling}:10`],
  // Auto is deprecated, and both change pods by the same metric.
  'vertical-autoscaler-mode': [`${scaling}:20`],
  'vertical-autoscaler-alone': [`${scaling}:20`],
  'backup-no-clear-secrets': [`${backup}:19`],
  'backup-script-complete': [`${backup}:13`],
  'backup-script-target': [`${backup}:13`],
  'backup-script-strict': [`${backup}:1`, `${restore}:1`],
  'backup-script-deletes': [`${backup}:23`],
  'backup-script-quoted': [`${backup}:10`, `${backup}:13`],
  'restore-order': [`${restore}:12`],
};

/** The checks that they still pass. */
const right = [
  'gitops-application',
  'gitops-automated',
  'gitops-prune',
  'gitops-self-heal',
  'gitops-retry',
  'gitops-cascading-delete',
];

/** What the checks say of them. */
export const guideCases: CheckCase[] = [
  ...Object.entries(outdated).map(
    ([check, at]): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'fail', at },
    }),
  ),
  ...right.map(
    (check): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'pass' },
    }),
  ),
];
