import { loadChecklist } from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '../schema';

/** Checks of the first phase that no other tool has, or none that asks the same. */
const alone = [
  'container-builder',
  'developers-have-builder',
  'development-environment',
  'dependencies-locked',
  'dockerfile-exists',
  'base-image-supported',
  'multi-stage',
  'dockerfile-no-build-tools',
  'dockerfile-layer-cache',
  'dockerfile-build-flags',
  'dockerfile-timezone-data',
  'dockerfile-timezone-env',
  'dockerfile-chown',
  'dockerignore',
  'image-runs',
  'image-exists',
  'image-size',
  'image-layers',
  'image-format',
  'image-age',
  'ci-exists',
  'ci-build',
  'ci-push',
  'ci-verify',
  'ci-lint',
  'ci-maintained-tools',
  'prometheus-available',
  'metrics-target-up',
  'metrics-declared',
  'prometheus-configured',
  'prometheus-labelmap',
  'dashboards-declared',
  'dashboards-reviewed',
  'alerts-loaded',
  'logs-to-stdout',
  'logs-collected',
  'logs-agreed',
  'operations-doc',
  'operations-doc-reviewed',
  'readme',
  'architecture-doc',
  'techdocs',
  'owner-declared',
  'decisions-valid',
  'containerisation-level',
  'orchestration-level',
  'monitoring-level',
  'security-level',
  'infrastructure-as-code',
  'application-type',
  'dependencies-declared',
  'starting-point-assessed',
  'skills-assessed',
  'requirements-agreed',
  'service-level-met',
  'milestones-planned',
];

/** What not every check allows, and every one of these says why. */
const notWaivable = [
  'dockerfile-exists',
  'dockerfile-no-secrets',
  'ci-dangerous-workflow',
  'decisions-valid',
];

async function checks() {
  const { checklist } = await loadChecklist(undefined, [
    repositoryEvidenceSchema,
  ]);
  return checklist!.view().phases[0].tasks.flatMap(task => task.checks);
}

it('each check of the first phase names the same rules of other tools, or stands here as having none', async () => {
  const without = (await checks())
    .filter(({ equivalents }) => equivalents === undefined)
    .map(({ id }) => id);
  expect(without.sort()).toEqual([...alone].sort());
});

it('the checks that nothing can waive say why', async () => {
  const fixed = (await checks()).filter(({ waivable }) => waivable === false);
  expect(fixed.map(({ id }) => id).sort()).toEqual([...notWaivable].sort());
  for (const { notWaivableBecause } of fixed) {
    expect(notWaivableBecause?.en).toMatch(/^[A-Z].*\.$/);
    expect(notWaivableBecause?.zh).toMatch(/[\u4e00-\u9fff].*。$/);
  }
});
