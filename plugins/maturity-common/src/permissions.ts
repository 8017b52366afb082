import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Reading scorecards and their history. Whoever reads one must also be allowed to see its entity
 * (`catalog.entity.read`).
 *
 * @public
 */
export const scorecardReadPermission = createPermission({
  name: 'maturity.scorecard.read',
  attributes: { action: 'read' },
});

/**
 * Asking for an evaluation now, out of schedule. Its answer is a scorecard: reading it must be allowed too, and the
 * entity be visible to the asker.
 *
 * @public
 */
export const evaluationCreatePermission = createPermission({
  name: 'maturity.evaluation.create',
  attributes: { action: 'create' },
});

/**
 * Reading a checklist: its phases, tasks and checks.
 *
 * @public
 */
export const checklistReadPermission = createPermission({
  name: 'maturity.checklist.read',
  attributes: { action: 'read' },
});

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const maturityPermissions = [
  scorecardReadPermission,
  evaluationCreatePermission,
  checklistReadPermission,
];
