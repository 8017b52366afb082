import type { Archetype } from '@container-maturity/backstage-plugin-maturity-common';
import { CheckCase } from '../types';
import { build } from './build';
import { documents, entity } from './documents';
import { meshed } from './mesh';
import { keeping, passing, serving, working } from './manifests';

/** A repository that is as the checks want it, and its entry in the catalog. */
export type Model = Pick<CheckCase, 'files' | 'entity'>;

/** For each archetype, a repository in which nothing is left to do. */
export const models: Record<Archetype, Model> = {
  service: { files: { ...build, ...documents, ...serving }, entity },
  frontend: { files: { ...build, ...documents, ...serving }, entity },
  worker: { files: { ...build, ...documents, ...working }, entity },
  stateful: { files: { ...build, ...documents, ...keeping }, entity },
  'batch-job': { files: { ...build, ...documents, ...passing }, entity },
  library: { files: { 'go.mod': 'module x\n' }, entity },
};

/** A service that reaches every phase, that of the mesh too. */
export const meshedService: Model = {
  files: { ...build, ...documents, ...meshed },
  entity: {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        'container-maturity.io/mesh': 'istio',
      },
    },
  },
};
