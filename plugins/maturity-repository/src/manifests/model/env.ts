import { Container } from '../shapes';
import { Field } from './field';
import { isSecretLike } from './secretLike';

type Variable = Container['env'][number];

const origins: ReadonlyArray<[string, Variable['from']]> = [
  ['configMapKeyRef', 'configMap'],
  ['secretKeyRef', 'secret'],
  ['fieldRef', 'field'],
  ['resourceFieldRef', 'resource'],
];

/** The variables of a container: their names and where the values come from, never a value. */
export function variablesOf(container: Field): Variable[] {
  const seen = new Set<string>();
  return container
    .get('env')
    .items()
    .map(field => {
      const name = field.get('name').text;
      const duplicate = seen.has(name);
      seen.add(name);
      const from = originOf(field);
      return {
        name,
        from,
        duplicate,
        secretLike:
          from === 'value' && isSecretLike(name, field.get('value').text),
        source: field.source,
      };
    });
}

function originOf(variable: Field): Variable['from'] {
  const from = variable.get('valueFrom');
  if (!from.set) return 'value';
  return origins.find(([key]) => from.get(key).set)?.[1] ?? 'other';
}
