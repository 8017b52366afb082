import { z } from 'zod';
import { RepositoryFiles } from '../../files';
import { sourceShape } from '../../shapes';
import { CodeownersRule, ownerPattern } from '../codeowners';
import { infrastructureGlobs } from './infrastructure';

/** Files whose changes concern more than the team that owns the service. */
const areas = {
  image: [
    '**/{Dockerfile,Containerfile}',
    '**/*.Dockerfile',
    '**/Dockerfile.*',
  ],
  manifests: [
    '**/{Chart,kustomization}.{yml,yaml}',
    '**/{k8s,kubernetes,manifests,charts,helm,kustomize,overlays}/**/*.{yml,yaml,tpl}',
  ],
  infrastructure: infrastructureGlobs,
  pipelines: [
    '.github/workflows/*.{yml,yaml}',
    '.github/actions/**',
    '.gitlab-ci.{yml,yaml}',
    'Jenkinsfile',
    'azure-pipelines.{yml,yaml}',
    '.circleci/config.{yml,yaml}',
  ],
  owners: [
    '{CODEOWNERS,.github/CODEOWNERS,.gitlab/CODEOWNERS,docs/CODEOWNERS}',
  ],
} as const;

const names = Object.keys(areas) as Array<keyof typeof areas>;

export const areaShape = z.object({
  area: z
    .enum(names)
    .describe(
      'image: Dockerfiles; manifests: charts and Kubernetes manifests; infrastructure: infrastructure as code; pipelines; owners: CODEOWNERS itself',
    ),
  files: z.int().describe('How many files belong to it'),
  owned: z.boolean().describe('Each of them has an owner'),
  owners: z.array(z.string()).describe('Owners that each of them has'),
  source: sourceShape.describe(
    'The first file without an owner, else the line that names the owners of the first one',
  ),
});

type Area = z.output<typeof areaShape>;

const MAX_FILES = 500;

/** Who owns what concerns the platform and security, as far as there is any. */
export function areasOf(
  repository: RepositoryFiles,
  rules: readonly CodeownersRule[],
): Area[] {
  const matchers = rules.map(rule => ({
    rule,
    matches: ownerPattern(rule.pattern),
  }));
  // The last line that matches decides.
  const ruleOf = (path: string) =>
    matchers.findLast(({ matches }) => matches(path))?.rule;
  return names.flatMap(area => {
    const files = repository
      .find(areas[area], { scope: 'any' })
      .slice(0, MAX_FILES);
    if (files.length === 0) return [];
    const owned = files.map(({ path }) => ({ path, rule: ruleOf(path) }));
    const open = owned.find(({ rule }) => !rule || rule.owners.length === 0);
    const [first, ...others] = owned.map(({ rule }) => rule?.owners ?? []);
    return [
      {
        area,
        files: files.length,
        owned: open === undefined,
        owners: first
          .filter(owner => others.every(list => list.includes(owner)))
          .slice(0, 50),
        source: open
          ? { file: open.path, line: 0 }
          : owned[0].rule?.source ?? { file: '', line: 0 },
      },
    ];
  });
}
