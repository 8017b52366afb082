import { RepositoryFiles } from '../../../files';
import {
  FieldPath,
  isMapping,
  listOf,
  ManifestObject,
  textOf,
  valueAt,
} from '../../objects';
import { isLiteral, sourcesOfApplication } from './application';
import { generated } from './generators';
import { filled } from './template';
import { ArgoSource } from './types';

const maxGenerators = 10;

/** What an ApplicationSet makes, as far as it can be read without Argo CD. */
export interface GeneratedApplications {
  /** Each as an Application of its own, with the places of the template. */
  applications: ManifestObject[];
  /** Every generator could be read. */
  complete: boolean;
}

/** The Applications that an ApplicationSet makes. */
export async function applicationsOf(
  object: ManifestObject,
  repository: RepositoryFiles,
): Promise<GeneratedApplications> {
  const template = valueAt(object.value, ['spec', 'template']);
  const generators = listOf(valueAt(object.value, ['spec', 'generators']));
  const found: GeneratedApplications = {
    applications: [],
    complete: generators.length <= maxGenerators,
  };
  for (const generator of generators.slice(0, maxGenerators)) {
    const parameters = await generated(generator, repository);
    if (parameters === undefined) found.complete = false;
    for (const given of parameters ?? []) {
      found.applications.push(applicationOf(object, filled(template, given)));
    }
  }
  return found;
}

/** An Application with the fields of the template, which lies in the ApplicationSet. */
export function applicationOf(
  set: ManifestObject,
  template: unknown,
): ManifestObject {
  return {
    apiVersion: set.apiVersion,
    kind: 'Application',
    name: textOf(valueAt(template, ['metadata', 'name'])),
    namespace: set.namespace,
    value: isMapping(template) ? template : {},
    source: set.source,
    sourceOf: (path: FieldPath) => set.sourceOf(['spec', 'template', ...path]),
  };
}

/** The sources of the Applications that an ApplicationSet makes. */
export async function sourcesOfApplicationSet(
  object: ManifestObject,
  repository: RepositoryFiles,
): Promise<ArgoSource[]> {
  const { applications, complete } = await applicationsOf(object, repository);
  const sources = applications.flatMap(sourcesOfApplication);
  const literal = sources.filter(isLiteral);
  if (!complete || literal.length < sources.length) {
    repository.problem(notLiteral(object));
  }
  return literal;
}

function notLiteral({ source }: ManifestObject) {
  return {
    message: {
      en: 'Only Argo CD can tell what this ApplicationSet generates: list and git generators are read, with plain parameters',
      zh: '只有 Argo CD 能确定该 ApplicationSet 生成什么：这里只读取 list 与 git 生成器以及简单参数',
    },
    source,
  };
}
