import {
  parseYaml,
  YamlDocument,
} from '@container-maturity/backstage-plugin-maturity-engine';

/** A dependency as Chart.yaml has it. */
export interface Dependency {
  name: string;
  /** '' where it has none. */
  alias: string;
  version: string;
  repository: string;
  /** 1-based, of its name in Chart.yaml. */
  line: number;
}

/** What of a Chart.yaml matters for rendering. Nothing is required: helm says itself what is missing. */
export interface ChartFile {
  name: string;
  version: string;
  dependencies: Dependency[];
}

export function readChartFile(text: string): ChartFile {
  const { documents } = parseYaml(text, { dialect: 'kubernetes' });
  const [document] = documents;
  const { name, version, dependencies } = recordOf(document?.value);
  return {
    name: textOf(name),
    version: textOf(version),
    dependencies: (Array.isArray(dependencies) ? dependencies : []).map(
      (dependency, index) => readDependency(document, dependency, index),
    ),
  };
}

function readDependency(
  document: YamlDocument,
  value: unknown,
  index: number,
): Dependency {
  const { name, alias, version, repository } = recordOf(value);
  const place =
    document.position(['dependencies', index, 'name']) ??
    document.position(['dependencies', index]);
  return {
    name: textOf(name),
    alias: textOf(alias),
    version: textOf(version),
    repository: textOf(repository),
    line: place?.line ?? 1,
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : '';
}
