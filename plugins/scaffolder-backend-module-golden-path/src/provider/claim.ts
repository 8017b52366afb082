import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { LocalService } from './scan';

/** An entity and the service whose it is. */
export interface Claim {
  entity: Entity;
  service: LocalService;
}

/**
 * Gives each entity to one service. Where several describe the same one it is whose directory has the entity's name,
 * else the first by name: every replica has to come to the same answer.
 */
export function claimEntities(services: ReadonlyMap<string, LocalService>): {
  claims: Claim[];
  /** The name of the service, the reference, and whose it is. */
  refused: Array<{ name: string; entityRef: string; by: string }>;
} {
  const owners = new Map<string, { name: string; claim: Claim }>();
  const refused: Array<{ name: string; entityRef: string; by: string }> = [];
  const all = [...services].flatMap(([name, service]) =>
    service.entities.map(entity => ({
      name,
      entityRef: stringifyEntityRef(entity),
      named: entity.metadata.name === name,
      claim: { entity, service },
    })),
  );
  for (const { name, entityRef, claim } of [
    ...all.filter(each => each.named),
    ...all.filter(each => !each.named),
  ]) {
    const owner = owners.get(entityRef);
    if (owner) {
      refused.push({ name, entityRef, by: owner.name });
    } else {
      owners.set(entityRef, { name, claim });
    }
  }
  return { claims: [...owners.values()].map(({ claim }) => claim), refused };
}
