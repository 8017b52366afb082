import {
  Mesh,
  MeshOfEntity,
} from '@container-maturity/backstage-plugin-maturity-engine';

/** The mesh that the person named; undefined: as the catalog files say. */
export function namedMesh({ mesh }: { mesh?: Mesh }): MeshOfEntity | undefined {
  return mesh && { value: mesh, from: 'option' };
}
