import { z } from 'zod';
import { localizedTextShape, sourceShape } from '../../shapes';
import { remarkShape, textSettingShape } from './common';

const dependencyShape = z
  .object({
    name: z.string().describe('Name of the chart it needs'),
    version: z.string().describe('As written, may be a range'),
    repository: z.string().describe('Empty for a local chart'),
    exact: z.boolean().describe('The version is no range'),
    vendored: z
      .boolean()
      .describe(
        'It lies in charts/, unpacked or as an archive, or is a file:// path that is there',
      ),
    locked: z
      .boolean()
      .describe('Chart.lock has it, with this version where it is exact'),
    source: sourceShape,
  })
  .describe('A dependency of a chart');

const schemaFileShape = z
  .object({
    there: z.boolean().describe('The file is there'),
    valid: z.boolean().describe('It is JSON, and an object'),
    closed: z
      .boolean()
      .describe(
        'It refuses unknown fields at the top: additionalProperties or unevaluatedProperties is false',
      ),
    source: sourceShape,
  })
  .describe('values.schema.json');

const lintShape = z
  .object({
    severity: z.enum(['error', 'warning', 'info']).describe('As helm has it'),
    message: localizedTextShape.describe('As helm says it, in English'),
    source: sourceShape,
  })
  .describe('What helm lint --strict says');

export const chartShape = z
  .object({
    name: z.string().describe('Name of the chart'),
    directory: z.string().describe('Empty for the root'),
    apiVersion: z.string().describe('v2; v1 is of Helm 2'),
    version: textSettingShape,
    versionValid: z.boolean().describe('It follows semantic versioning'),
    appVersion: textSettingShape,
    type: z.string().describe('application by default, or library'),
    kubeVersion: textSettingShape,
    description: textSettingShape,
    icon: textSettingShape,
    maintainers: z.int().describe('How many are named'),
    schema: schemaFileShape,
    notes: z.boolean().describe('templates/NOTES.txt is there'),
    readme: z.boolean().describe('README.md is there'),
    helmignore: z.boolean().describe('.helmignore is there'),
    tests: z.boolean().describe('A template carries the helm.sh/hook test'),
    helpers: z
      .boolean()
      .describe('A template defines names and labels for the others'),
    hardCodedNamespaces: z
      .array(
        z.object({
          namespace: z.string().describe('The namespace'),
          source: sourceShape,
        }),
      )
      .describe('Namespaces written into templates'),
    secretsInValues: z
      .array(
        z.object({
          key: z.string().describe('Path of the value, such as db.password'),
          source: sourceShape,
        }),
      )
      .describe(
        'Values that look like secrets, in any value file of the chart',
      ),
    dependencies: z.array(dependencyShape).describe('The charts it needs'),
    locked: z
      .boolean()
      .describe('Chart.lock is there; true where there are no dependencies'),
    linted: z.boolean().describe('helm lint could run'),
    lint: z.array(lintShape).describe('What helm lint --strict finds'),
    problems: z
      .array(remarkShape)
      .describe('Chart.yaml or a value file can not be read'),
    environments: z
      .array(z.string())
      .describe('The environments it is deployed into'),
    source: sourceShape.describe('Its Chart.yaml'),
  })
  .describe('A Helm chart of the repository; not those of its dependencies');

export type ChartEvidence = z.output<typeof chartShape>;
