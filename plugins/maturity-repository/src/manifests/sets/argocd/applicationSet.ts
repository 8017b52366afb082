import { RepositoryFiles } from '../../../files';
import { FieldPath, listOf, ManifestObject, valueAt } from '../../objects';
import { isLiteral, sourcesOfApplication, Whereabouts } from './application';
import { generated } from './generators';
import { filled } from './template';
import { ArgoSource } from './types';

const maxGenerators = 10;

/** The sources of the Applications that an ApplicationSet makes, as far as it can be read without Argo CD. */
export async function sourcesOfApplicationSet(
  object: ManifestObject,
  repository: RepositoryFiles,
): Promise<ArgoSource[]> {
  const template = valueAt(object.value, ['spec', 'template']);
  const where: Whereabouts = {
    file: object.source.file,
    lineOf: (path: FieldPath) =>
      object.sourceOf(['spec', 'template', ...path]).line,
  };
  const generators = listOf(valueAt(object.value, ['spec', 'generators']));
  const sources: ArgoSource[] = [];
  for (const generator of generators.slice(0, maxGenerators)) {
    const parameters = await generated(generator, repository);
    if (parameters === undefined) {
      repository.problem(notLiteral(object));
      continue;
    }
    for (const given of parameters) {
      sources.push(...sourcesOfApplication(filled(template, given), where));
    }
  }
  const literal = sources.filter(isLiteral);
  if (literal.length < sources.length) repository.problem(notLiteral(object));
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
