import { ManifestSet } from '../manifests/sets';
import {
  compareEnvironments,
  defaultEnvironment,
} from '../manifests/sets/environments';
import { Delivery, Environment } from './shapes/delivery';

/** The environments that sets and deliveries name, production first. */
export function environmentsOf(
  sets: readonly ManifestSet[],
  deliveries: readonly Delivery[],
): Environment[] {
  const found = new Map<string, Environment>();
  const add = (name: string, source: Environment['source']) => {
    if (name === defaultEnvironment || found.has(name)) return;
    found.set(name, { name, source });
  };
  for (const { environments, source } of deliveries) {
    environments.forEach(name => add(name, source));
  }
  for (const { environment, source, valueFiles } of sets) {
    const file = valueFiles.at(-1) ?? source.file ?? '';
    add(environment, { file, line: 0 });
  }
  return [...found.values()].sort((a, b) =>
    compareEnvironments(a.name, b.name),
  );
}
