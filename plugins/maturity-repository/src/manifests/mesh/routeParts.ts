import { Field } from '../model/field';
import { links } from '../link/setIndex';
import { MeshObject } from './objects';
import { MeshRoute } from './shapes';

/** A Service that a route is about. */
export interface About {
  name: string;
  namespace: string;
}

/** A route with the Services it is about, before it is evidence. */
export interface RouteParts {
  route: Omit<MeshRoute, 'environments'>;
  about: About[];
  own: boolean;
}

/** A field in place of where it stands. */
type Fields = Record<'retryField' | 'timeoutField' | 'faultField', Field>;

type Parts = Omit<
  MeshRoute,
  | 'of'
  | 'namespace'
  | 'services'
  | 'weightSum'
  | 'retrySource'
  | 'timeoutSource'
  | 'faultSource'
  | 'environments'
  | 'source'
> &
  Fields & { services: About[] };

/** More places than anybody divides requests over. */
const maxWeights = 100;

export function routeWith(
  { title, namespace, own }: MeshObject,
  field: Field,
  parts: Parts,
): RouteParts {
  const { retryField, timeoutField, faultField, services, ...rest } = parts;
  const weights = rest.weights
    .filter(weight => weight >= 0 && weight <= 1_000_000)
    .slice(0, maxWeights);
  const place = (inner: Field) => (inner.set ? inner : field).source;
  return {
    own,
    about: services,
    route: {
      ...rest,
      of: title,
      namespace,
      services: links(services.map(({ name }) => name)),
      retries: Math.min(Math.max(rest.retries, 0), 1_000_000),
      weights,
      weightSum: weights.reduce((sum, weight) => sum + weight, 0),
      retrySource: place(retryField),
      timeoutSource: place(timeoutField),
      faultSource: place(faultField),
      source: field.source,
    },
  };
}
