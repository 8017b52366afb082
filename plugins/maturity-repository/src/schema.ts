import { EvidenceSchema } from '@container-maturity/backstage-plugin-maturity-engine';
import { z } from 'zod';
import { sections } from './sections';

type AnySection = (typeof sections)[number];

/**
 * What a directory of files says about one entity.
 *
 * @public
 */
export type RepositoryEvidence = {
  [S in AnySection as S['name']]: z.output<S['schema']>;
};

/** The shape of the whole document as zod sees it. */
export const repositoryEvidenceShape = z.object(
  Object.fromEntries(sections.map(({ name, schema }) => [name, schema])),
);

/**
 * The published shape of the repository evidence; collector id `repository`.
 *
 * @public
 */
export const repositoryEvidenceSchema: EvidenceSchema = {
  id: 'repository',
  title: { en: 'Repository', zh: '代码仓库' },
  schema: z.toJSONSchema(repositoryEvidenceShape, {
    target: 'draft-7',
    io: 'output',
  }) as EvidenceSchema['schema'],
};
