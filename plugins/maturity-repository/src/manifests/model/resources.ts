import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { Container, Quantity, Remark } from '../shapes';
import { isPlaceholder } from '../schema';
import { Field } from './field';
import { parseQuantity, wholeUnits } from './quantity';

/** What LimitRanges of a namespace give to containers that don't say. */
export interface ContainerDefaults {
  limits: ReadonlyMap<string, Field>;
  requests: ReadonlyMap<string, Field>;
}

type Resources = Container['resources'];
type Resource = keyof Resources['limits'];

const names: Readonly<Record<Resource, string>> = {
  cpu: 'cpu',
  memory: 'memory',
  ephemeralStorage: 'ephemeral-storage',
};
const resources = Object.keys(names) as Resource[];

/**
 * Requests and limits in force. Where a container says nothing, Kubernetes takes its limit for the request, then the
 * pod's own resources count, then the defaults of a LimitRange.
 */
export function resourcesOf(
  container: Field,
  podSpec: Field,
  defaults: ContainerDefaults | undefined,
): Resources {
  const own = container.get('resources');
  const ofPod = podSpec.get('resources');
  const limits = amounts(resource =>
    quantity(resource, own.get('limits', names[resource]), [
      ['container', own.get('limits', names[resource])],
      ['pod', ofPod.get('limits', names[resource])],
      ['limit-range', defaults?.limits.get(names[resource])],
    ]),
  );
  const requests = amounts(resource =>
    quantity(resource, own.get('requests', names[resource]), [
      ['container', own.get('requests', names[resource])],
      ['limit', own.get('limits', names[resource])],
      ['pod', ofPod.get('requests', names[resource])],
      ['pod', ofPod.get('limits', names[resource])],
      ['limit-range', defaults?.requests.get(names[resource])],
      ['limit-range', defaults?.limits.get(names[resource])],
    ]),
  );
  return {
    requests,
    limits,
    problems: resources.flatMap(resource =>
      problems(names[resource], requests[resource], limits[resource]),
    ),
    source: own.source,
  };
}

/** The defaults of LimitRanges; undefined where they give none. */
export function containerDefaults(
  limitRanges: readonly Field[],
): ContainerDefaults | undefined {
  const limits = new Map<string, Field>();
  const requests = new Map<string, Field>();
  for (const range of limitRanges) {
    for (const limit of range.get('spec', 'limits').items()) {
      if (limit.get('type').text !== 'Container') continue;
      for (const [name, field] of limit.get('default').entries()) {
        limits.set(name, field);
      }
      for (const [name, field] of limit.get('defaultRequest').entries()) {
        requests.set(name, field);
      }
    }
  }
  return limits.size + requests.size > 0 ? { limits, requests } : undefined;
}

function amounts(amountOf: (resource: Resource) => Quantity) {
  return {
    cpu: amountOf('cpu'),
    memory: amountOf('memory'),
    ephemeralStorage: amountOf('ephemeralStorage'),
  };
}

function quantity(
  resource: Resource,
  own: Field,
  candidates: Array<[Quantity['from'], Field | undefined]>,
): Quantity {
  const [from, field] = candidates.find(([, candidate]) => candidate?.set) ?? [
    '',
    undefined,
  ];
  const amount = field && parseQuantity(field.value);
  const unit = resource === 'cpu' ? 0.001 : 1;
  return {
    set: field !== undefined,
    from: field ? (from as Quantity['from']) : '',
    text: field?.text ?? '',
    valid: amount !== undefined && amount >= 0,
    amount: amount === undefined ? 0 : wholeUnits(amount, unit),
    source: (field ?? own).source,
  };
}

function problems(name: string, request: Quantity, limit: Quantity): Remark[] {
  const written = [request, limit].filter(
    ({ from }) => from === 'container' || from === 'pod',
  );
  const invalid = written
    .filter(({ valid, text }) => !valid && !isPlaceholder(text))
    .map(({ text, source }) => ({ message: noQuantity(name, text), source }));
  if (invalid.length > 0) return invalid;
  return request.valid && limit.valid && limit.amount < request.amount
    ? [{ message: below(name, request, limit), source: limit.source }]
    : [];
}

function noQuantity(name: string, text: string): LocalizedText {
  return {
    en: `${name}: ${text} is no amount Kubernetes accepts`,
    zh: `${name}：${text} 不是 Kubernetes 接受的数量`,
  };
}

function below(name: string, request: Quantity, limit: Quantity) {
  return {
    en: `The ${name} limit ${limit.text} is below the request ${request.text}`,
    zh: `${name} 的 limit ${limit.text} 低于 request ${request.text}`,
  };
}
