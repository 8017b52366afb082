import { Field } from './field';

export type Labels = ReadonlyMap<string, string>;

interface Requirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values: ReadonlySet<string>;
}

/** What selects pods, namespaces or Services by their labels. */
export class LabelSelector {
  readonly requirements: readonly Requirement[];
  /** It has an operator that Kubernetes doesn't know: it would be refused. */
  readonly #invalid: boolean;

  private constructor(requirements: Requirement[], invalid: boolean) {
    this.requirements = requirements;
    this.#invalid = invalid;
  }

  /** Of a `{matchLabels, matchExpressions}`; one that isn't there or is empty selects everything. */
  static of(selector: Field): LabelSelector {
    const expressions = selector
      .get('matchExpressions')
      .items()
      .map(expression => ({
        key: expression.get('key').text,
        operator: expression.get('operator').text,
        values: new Set(
          expression
            .get('values')
            .items()
            .map(value => value.text),
        ),
      }));
    const known = expressions.filter(isRequirement);
    return new LabelSelector(
      [...equalities(selector.get('matchLabels')), ...known],
      known.length < expressions.length,
    );
  }

  /** Of labels and values alone, as a Service has it. */
  static ofLabels(labels: Field): LabelSelector {
    return new LabelSelector(equalities(labels), false);
  }

  get empty(): boolean {
    return this.requirements.length === 0 && !this.#invalid;
  }

  /** Names of the labels it looks at, each once. */
  get names(): string[] {
    return [...new Set(this.requirements.map(({ key }) => key))];
  }

  matches(labels: Labels): boolean {
    return (
      !this.#invalid &&
      this.requirements.every(requirement => meets(labels, requirement))
    );
  }
}

/** The labels of a `metadata`. */
export function labelsOf(labels: Field): Labels {
  return new Map(
    labels.entries().map(([name, value]) => [name, value.text] as const),
  );
}

const versionLabels = new Set([
  'version',
  'chart',
  'release-version',
  'app.kubernetes.io/version',
  'helm.sh/chart',
]);

/** Labels that get another value with a release, while a selector can't be changed. */
export function changingLabels(selector: LabelSelector): string[] {
  return selector.names.filter(name => versionLabels.has(name));
}

function equalities(labels: Field): Requirement[] {
  return labels.entries().map(([key, value]) => ({
    key,
    operator: 'In',
    values: new Set([value.text]),
  }));
}

function isRequirement<T extends { operator: string }>(
  candidate: T,
): candidate is T & { operator: Requirement['operator'] } {
  return ['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(candidate.operator);
}

function meets(labels: Labels, { key, operator, values }: Requirement) {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.has(value);
    case 'NotIn':
      return value === undefined || !values.has(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
