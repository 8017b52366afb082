import {
  Entity,
  entityEnvelopeSchemaValidator,
  KubernetesValidatorFunctions,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';

/** What a service may bring with it. Users, groups, locations and templates come from elsewhere. */
const kinds = ['Component', 'API', 'Resource'];
const placeholders = /^\$(text|json|yaml|openapi|asyncapi|include)$/;
const maxDepth = 20;
const envelope = entityEnvelopeSchemaValidator<Entity>();

/** Narrows a parsed document to an entity that the catalog can take. Throws an InputError that says why not. */
export function checkEntity(value: unknown): Entity {
  checkContent(value, 0);
  let entity: Entity;
  try {
    entity = envelope(value);
  } catch (error) {
    throw new InputError(`It holds no entity: ${toError(error).message}`);
  }
  const { kind } = entity;
  if (!kinds.includes(kind)) {
    throw new InputError(
      `It describes a ${kind.slice(0, 60)}: a service may bring ${kinds.join(
        ', ',
      )}`,
    );
  }
  const { name, namespace } = entity.metadata;
  if (!KubernetesValidatorFunctions.isValidObjectName(name)) {
    throw new InputError(
      `Its ${kind} has the name "${name.slice(
        0,
        80,
      )}": it must be 1 to 63 letters, digits, and - _ . between them`,
    );
  }
  if (
    namespace !== undefined &&
    !KubernetesValidatorFunctions.isValidNamespace(namespace)
  ) {
    throw new InputError(
      `Its ${kind} ${name} has the namespace "${namespace.slice(
        0,
        80,
      )}": it must be a DNS label`,
    );
  }
  return entity;
}

/** Placeholders would make the catalog read other files and URLs in the service's name. */
function checkContent(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (depth > maxDepth) {
    throw new InputError(`It is nested more than ${maxDepth} deep`);
  }
  for (const [key, item] of Object.entries(value)) {
    if (placeholders.test(key)) {
      throw new InputError(
        `It uses the placeholder ${key}: write the text itself`,
      );
    }
    checkContent(item, depth + 1);
  }
}
