import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  isResourcePermission,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';

/** What a policy decides in a test. */
export interface TestPolicy {
  /** Names of basic permissions that are denied. */
  denied?: string[];
  /** About seeing entities; allowed where absent. */
  entities?: 'deny' | PermissionCriteria<PermissionCondition>;
}

/** A permission service that follows a policy, and counts how often it is asked. */
export function testPermissions(policy: TestPolicy) {
  const calls: string[] = [];
  const decideBasic = ({
    name,
  }: {
    name: string;
  }): DefinitivePolicyDecision => ({
    result: policy.denied?.includes(name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
  });
  const mock = mockServices.permissions.mock({
    authorize: async requests => {
      calls.push('authorize');
      return requests.map(({ permission }) => decideBasic(permission));
    },
    authorizeConditional: async requests => {
      calls.push('authorizeConditional');
      return requests.map(({ permission }) => {
        if (!isResourcePermission(permission)) {
          return decideBasic(permission);
        }
        if (policy.entities === 'deny') {
          return { result: AuthorizeResult.DENY };
        }
        return policy.entities
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: policy.entities,
            }
          : { result: AuthorizeResult.ALLOW };
      });
    },
  });
  return { factory: mock.factory, calls };
}

/** A condition about catalog entities. */
export function condition(
  rule: string,
  params: Record<string, string | string[]>,
): PermissionCondition {
  return { resourceType: 'catalog-entity', rule, params };
}
