import { z } from 'zod';
import {
  EvaluatedEntity,
  MESH_ANNOTATION,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { own, plainText } from '../ci/json';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { readYaml } from './yaml';

/** Files looked into; a monorepo has one for each service. */
const maxFiles = 200;
const maxDocuments = 100;
const maxText = 200;

export const catalogSystemShape = z
  .object({
    kind: z.enum(['System', 'Domain']).describe('System or Domain'),
    name: z.string().describe('metadata.name'),
    namespace: z.string().describe('default where none is written'),
    domain: z
      .string()
      .describe(
        'spec.domain of a System as written; empty where there is none',
      ),
    mesh: z
      .string()
      .describe(
        'Its annotation container-maturity.io/mesh as written; empty where there is none',
      ),
    source: sourceShape,
  })
  .describe('A System or Domain of the catalog');

type CatalogSystem = z.output<typeof catalogSystemShape>;

/** The Systems and Domains that the repository itself declares, beside the Component that is part of them. */
export const catalogSystemsSection = section({
  name: 'catalogSystems',
  schema: z
    .array(catalogSystemShape)
    .describe(
      'Systems and Domains that catalog files of the repository declare',
    ),
  collect: read,
});

async function read(repository: RepositoryFiles): Promise<CatalogSystem[]> {
  const files = repository.find(
    ['catalog-info.{yml,yaml}', '.backstage/*.{yml,yaml}'],
    { scope: 'any' },
  );
  const found: CatalogSystem[] = [];
  for (const { path } of files.slice(0, maxFiles)) {
    const documents = await readYaml(repository, path);
    for (const document of documents.slice(0, maxDocuments)) {
      const { value } = document;
      const kind = plainText(own(value, 'kind'));
      if (kind !== 'System' && kind !== 'Domain') continue;
      const metadata = own(value, 'metadata');
      const text = (of: unknown, key: string) =>
        (plainText(own(of, key)) ?? '').slice(0, maxText);
      found.push({
        kind,
        name: text(metadata, 'name'),
        namespace: text(metadata, 'namespace') || 'default',
        domain: text(own(value, 'spec'), 'domain'),
        mesh: text(own(metadata, 'annotations'), MESH_ANNOTATION),
        source: {
          file: path,
          line:
            document.position(['metadata', 'annotations', MESH_ANNOTATION])
              ?.line ??
            document.position(['kind'])?.line ??
            0,
        },
      });
    }
  }
  return found;
}

/** What an entity is part of, as far as the repository declares it: its System, then the Domain of that. */
export function parentsOf(
  { metadata, spec }: EvaluatedEntity,
  systems: readonly CatalogSystem[],
): EvaluatedEntity[] {
  const system = find('System', spec?.system, metadata.namespace, systems);
  const domain =
    system && find('Domain', system.domain, system.namespace, systems);
  return [system, domain].flatMap(parent => (parent ? [asEntity(parent)] : []));
}

/** References are written as `name`, `namespace/name` or with the kind before them; the catalog knows no case. */
function find(
  kind: CatalogSystem['kind'],
  reference: unknown,
  namespace: string | undefined,
  systems: readonly CatalogSystem[],
): CatalogSystem | undefined {
  if (typeof reference !== 'string' || reference === '') return undefined;
  const [, ofKind = kind, inNamespace = namespace ?? 'default', name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(reference) ?? [];
  const key = refOf(ofKind, inNamespace, name ?? '');
  return systems.find(
    system =>
      system.kind === kind &&
      refOf(system.kind, system.namespace, system.name) === key,
  );
}

function refOf(kind: string, namespace: string, name: string): string {
  return `${kind}:${namespace}/${name}`.toLowerCase();
}

function asEntity({ kind, name, namespace, mesh }: CatalogSystem) {
  return {
    kind,
    metadata: { name, namespace, annotations: { [MESH_ANNOTATION]: mesh } },
  };
}
