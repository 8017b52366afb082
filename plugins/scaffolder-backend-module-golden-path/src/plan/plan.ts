import { stringifyEntityRef } from '@backstage/catalog-model';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { inBoth } from '../bilingual';
import { plannedFiles } from './files';
import { languages } from './languages';
import {
  checkEntityRef,
  checkLicense,
  checkLine,
  checkOrganisation,
  checkRegistry,
  checkServiceName,
} from './names';
import { Plan, PlanInput } from './schema';

const tiers: Record<
  PlanInput['tier'],
  { replicas: { min: number; max: number }; availability: number }
> = {
  '1': { replicas: { min: 3, max: 12 }, availability: 0.999 },
  '2': { replicas: { min: 2, max: 6 }, availability: 0.995 },
  '3': { replicas: { min: 2, max: 4 }, availability: 0.99 },
};

/** From what a person chose to every value that the skeletons use. Pure: the same input gives the same plan. */
export function planService(input: PlanInput): Plan {
  const name = checkServiceName(input.name);
  const owner = checkEntityRef(input.owner, 'owner', ['group', 'user']);
  const system = input.system
    ? checkEntityRef(input.system, 'system', ['system'])
    : undefined;
  const template = checkEntityRef(
    input.template || `container-service-${input.language}`,
    'template',
    ['template'],
  );
  const organisation = checkOrganisation(input.organisation);
  const registry = checkRegistry(
    input.registry || `ghcr.io/${organisation.toLocaleLowerCase('en-US')}`,
  );
  const title =
    checkLine(input.title ?? '', 'title', 80) ||
    `${name[0].toLocaleUpperCase('en-US')}${name.slice(1).replace(/-+/g, ' ')}`;
  const description =
    checkLine(input.description ?? '', 'description', 200) ||
    `${title}, a service of ${owner.name}`;
  const repositorySlug = `${organisation}/${name}`;
  const tier = tiers[input.tier];
  const gateway =
    input.exposure === 'none'
      ? undefined
      : { name: input.exposure, namespace: 'gateway-system' };

  return {
    entityRef: stringifyEntityRef({
      kind: 'Component',
      namespace: 'default',
      name,
    }),
    values: {
      name,
      title,
      description,
      language: input.language,
      toolchain: { ...languages[input.language] },
      template: template.text,
      license: checkLicense(input.license),
      owner: owner.text,
      ownerName: owner.name,
      codeOwner:
        owner.kind.toLocaleLowerCase('en-US') === 'user'
          ? `@${owner.name}`
          : `@${organisation}/${owner.name}`,
      system: system?.text ?? '',
      lifecycle: input.lifecycle,
      tier: input.tier,
      organisation,
      repositorySlug,
      repositoryUrl: `https://github.com/${repositorySlug}`,
      registryHost: registry.split('/')[0],
      image: `${registry}/${name}`,
      environments: ['dev', 'prod'].map(environment => ({
        name: environment,
        namespace: `${name}-${environment}`,
      })),
      replicas: { ...tier.replicas },
      availability: tier.availability,
      routeEnabled: gateway !== undefined,
      routeParents: gateway ? [gateway] : [],
      ingressNamespaces: gateway ? [gateway.namespace] : [],
    },
    files: plannedFiles(input.language),
    warnings: warnings(input, registry),
  };
}

function warnings(input: PlanInput, registry: string): string[] {
  const list: LocalizedText[] = [];
  if (!input.description?.trim()) {
    list.push({
      en: 'It has no description: say in one line what the service does',
      zh: '没有描述：请用一句话说明该服务的用途',
    });
  }
  if (!input.system) {
    list.push({
      en: 'The service belongs to no system of the catalog',
      zh: '该服务不属于软件目录中的任何系统',
    });
  }
  if (input.exposure !== 'none') {
    list.push({
      en: `The chart expects a Gateway named ${input.exposure} in the namespace gateway-system: change route.parentRefs where yours differs`,
      zh: `Chart 需要命名空间 gateway-system 中名为 ${input.exposure} 的 Gateway：如果您的不同，请修改 route.parentRefs`,
    });
  }
  if (!registry.startsWith('ghcr.io/')) {
    list.push({
      en: `The workflow needs the secrets REGISTRY_USERNAME and REGISTRY_PASSWORD for ${registry}`,
      zh: `工作流需要 ${registry} 的密钥 REGISTRY_USERNAME 和 REGISTRY_PASSWORD`,
    });
  }
  return list.map(inBoth);
}
