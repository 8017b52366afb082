import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import {
  FieldPath,
  isMapping,
  ManifestObject,
  Place,
  textOf,
} from '../../manifests/objects';
import { groupOf, titleOf } from '../../manifests/model/podTemplate';
import { ManifestSet } from '../../manifests/sets';
import { lineOf, placeOfInnerLine } from '../yamlPlaces';
import { RuleDocument } from './document';

/** Kinds whose `spec.groups` are rules, with their API groups. */
const ruleKinds: Readonly<Record<string, string>> = {
  PrometheusRule: 'monitoring.coreos.com',
  VMRule: 'operator.victoriametrics.com',
  AlertingRule: 'loki.grafana.com',
  RecordingRule: 'loki.grafana.com',
  Rules: 'monitoring.googleapis.com',
  ClusterRules: 'monitoring.googleapis.com',
  GlobalRules: 'monitoring.googleapis.com',
};

/** Larger texts within a ConfigMap are not read. */
const maxText = 500_000;

/** What may hold rules among the objects of a set. */
export function objectDocuments(
  { objects, environment }: ManifestSet,
  linesOf: RuleDocument['linesOf'],
): RuleDocument[] {
  return objects.flatMap(object => {
    const of = (value: unknown, base: FieldPath, inner?: InnerText) =>
      documentOf(object, environment, linesOf, value, base, inner);
    if (ruleKinds[object.kind] === groupOf(object)) {
      return [of(object.value.spec, ['spec'])];
    }
    if (object.kind === 'ConfigMap') {
      return textsOf(object).flatMap(([key, text]) =>
        textDocuments(of, text, ['data', key]),
      );
    }
    return [];
  });
}

/** A text of YAML within an object, line by line. */
interface InnerText {
  lines: readonly string[];
  lineOf(path: FieldPath): number;
}

function textDocuments(
  of: (value: unknown, base: FieldPath, inner: InnerText) => RuleDocument,
  text: string,
  base: FieldPath,
): RuleDocument[] {
  if (text.length > maxText || !/\bexpr["']?\s*:/.test(text)) return [];
  const { documents } = parseYaml(text, { dialect: 'kubernetes' });
  const lines = text.split('\n');
  return documents.map(document =>
    of(document.value, base, {
      lines,
      lineOf: path => lineOf(document, path),
    }),
  );
}

function documentOf(
  object: ManifestObject,
  environment: string,
  linesOf: RuleDocument['linesOf'],
  value: unknown,
  base: FieldPath,
  inner?: InnerText,
): RuleDocument {
  const innerPlace = (key: Place, line: number) =>
    placeOfInnerLine(key, line, inner?.lines ?? [], linesOf(key.file));
  const holds = ruleKinds[object.kind] !== undefined;
  const name = titleOf(object);
  return {
    name: inner && base.length === 2 ? `${name} ${base[1]}` : name,
    holder: object.kind,
    object: name,
    environments: [environment],
    value,
    source: object.source,
    whole: holds || object.kind === 'ConfigMap',
    placeOf: path =>
      inner
        ? innerPlace(object.sourceOf(base), inner.lineOf(path))
        : object.sourceOf([...base, ...path]),
    linesOf,
  };
}

function textsOf({ value }: ManifestObject): Array<[string, string]> {
  const { data } = value;
  return isMapping(data)
    ? Object.entries(data).map(([key, text]): [string, string] => [
        key,
        textOf(text),
      ])
    : [];
}
