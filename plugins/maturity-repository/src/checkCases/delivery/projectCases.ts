import { CheckCase } from '../types';
import { casesOf } from '../orchestration/tell';
import { delivered, project, service } from './applications';

/** What the checks say of AppProjects. */
export const projectCases: CheckCase[] = casesOf({
  'gitops-project-sources': {
    none: [service, delivered()],
    pass: [project('  sourceRepos: [https://git.example.org/acme/*]\n')],
    fail: [
      {
        files: project(
          "  sourceRepos:\n    - https://git.example.org/shop.git\n    - '*'\n",
        ),
        at: ["    - '*'"],
      },
    ],
  },
  'gitops-project-destinations': {
    none: [service, delivered()],
    pass: [
      project("  destinations: [{ server: '*', namespace: shop-* }]\n"),
      project("  destinations: [{ name: production, namespace: '*' }]\n"),
    ],
    fail: [
      {
        files: project(
          "  destinations:\n    - { server: '*', namespace: '*' }\n",
        ),
        at: ["    - { server: '*'"],
      },
      {
        files: project("  destinations:\n    - { namespace: '*' }\n"),
        at: ['    - { namespace'],
      },
    ],
  },
  'gitops-project-cluster-resources': {
    none: [service, delivered()],
    pass: [
      project("  clusterResourceWhitelist: [{ group: '', kind: Namespace }]\n"),
      project("  clusterResourceWhitelist: [{ group: 'x', kind: '*' }]\n"),
    ],
    fail: [
      {
        files: project(
          "  clusterResourceWhitelist:\n    - { group: '*', kind: '*' }\n",
        ),
        at: ['    - { group'],
      },
    ],
  },
  'gitops-sync-windows': {
    none: [service, project('  sourceRepos: []\n')],
    pass: [
      project(
        "  syncWindows: [{ kind: deny, schedule: '0 22 * * 1-5', duration: 8h }]\n",
      ),
    ],
    fail: [
      {
        files: project(
          "  syncWindows:\n    - { kind: deny, schedule: '0 22 * *' }\n    - { kind: allow, schedule: '0 8 * * *' }\n",
        ),
        at: ["'0 22 * *'"],
      },
    ],
  },
});
