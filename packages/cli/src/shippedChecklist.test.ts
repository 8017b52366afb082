import {
  compileChecklist,
  documentFromSchema,
  evaluate,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import {
  repositoryEvidenceSchema,
  type RepositoryEvidence,
} from '@container-maturity/backstage-plugin-maturity-repository';

type Image = RepositoryEvidence['images'][number];
type Dockerfile = RepositoryEvidence['dockerfiles'][number];

const absent = documentFromSchema(
  repositoryEvidenceSchema,
  'absent',
) as RepositoryEvidence;
const present = documentFromSchema(
  repositoryEvidenceSchema,
  'present',
) as RepositoryEvidence;

/** The results where an organisation gives the shipped checklist's parameters values of its own. */
async function resultsOf(
  params: Record<string, unknown>,
  evidence: Partial<RepositoryEvidence>,
) {
  const shipped = await readChecklistFiles(shippedChecklist());
  const overlay = {
    id: 'acme',
    version: '1.0.0',
    extends: 'container-adoption@1',
    params,
  };
  const { checklist, errors } = compileChecklist(
    [{ path: 'acme.yaml', text: JSON.stringify(overlay) }],
    { schemas: [repositoryEvidenceSchema], base: () => shipped },
  );
  expect(errors).toEqual([]);
  const results = evaluate(checklist!, {
    entity: { kind: 'Component', metadata: { name: 'shop' } },
    archetype: { value: 'service', from: 'assumed' },
    evidence: {
      repository: {
        status: 'collected',
        document: { ...absent, ...evidence },
      },
    },
    now: new Date('2026-11-22T12:00:00Z'),
  });
  return Object.fromEntries(results.map(result => [result.check, result]));
}

describe('the registries and base images that an organisation allows', () => {
  it.each([
    ['registry.example.com', 'registry.example.com', 'team/app', 'pass'],
    ['registry.example.com/', 'registry.example.com', 'team/app', 'pass'],
    ['registry.example.com/team', 'registry.example.com', 'team/app', 'pass'],
    ['registry.example.com/team/', 'registry.example.com', 'team/app', 'pass'],
    [
      'registry.example.com/team/app',
      'registry.example.com',
      'team/app',
      'pass',
    ],
    ['registry.example.com/team', 'registry.example.com', 'team-b/app', 'fail'],
    ['registry.example.com', 'registry.example.com.evil.test', 'app', 'fail'],
    ['registry.example.com/team', 'registry.example.com', '', 'pass'],
    ['registry.example.com/team', 'registry.example', '', 'fail'],
    ['registry.example.com/team', 'docker.io', 'library/nginx', 'fail'],
  ] as const)(
    '%s holds %s/%s: %s',
    async (path, registry, repository, status) => {
      const image: Image = {
        ...present.images[0],
        kind: 'manifest',
        registryKnown: true,
        registry,
        repository,
      };
      const { 'image-registry-allowed': registries } = await resultsOf(
        { registries: [path] },
        { images: [image] },
      );
      expect(registries.status).toBe(status);

      const [file] = present.dockerfiles;
      const base = { ...file.final.base, minimal: false, registry, repository };
      const dockerfile: Dockerfile = {
        ...file,
        final: { ...file.final, base: { ...base, unresolved: false } },
      };
      if (repository === '') return;
      const { 'base-image-selected': selected } = await resultsOf(
        { allowedBaseImages: [path] },
        { dockerfiles: [dockerfile] },
      );
      expect(selected.status).toBe(status);
    },
  );

  it('are not asked for where there are none', async () => {
    const { 'image-registry-allowed': registries } = await resultsOf(
      {},
      { images: present.images },
    );
    expect(registries).toMatchObject({
      status: 'not-applicable',
      reason: { en: 'The organisation has not named its registries' },
    });
  });
});
