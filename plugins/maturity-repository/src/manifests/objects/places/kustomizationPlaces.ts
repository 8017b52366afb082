import { readObjects } from '../readObjects';
import { FieldPath, ManifestObject, Place, PlaceFinder } from '../types';
import { childOf, listOf, textOf } from '../values';

const generators: Readonly<Record<string, string>> = {
  ConfigMap: 'configMapGenerator',
  Secret: 'secretGenerator',
};

/** Finds ConfigMaps and Secrets that a kustomization.yaml generates; whatever else comes from it stands at its beginning. */
export class KustomizationPlaces implements PlaceFinder {
  #kustomization: ManifestObject | undefined;

  constructor(private readonly file: string, private readonly text: string) {}

  placeOf(value: Record<string, unknown>, _path: FieldPath): Place {
    const generator = generators[textOf(value.kind)];
    if (generator === undefined) return { file: this.file, line: 1 };
    this.#kustomization ??= readKustomization(this.text, this.file);
    const name = textOf(childOf(value.metadata, 'name'));
    const index = listOf(this.#kustomization?.value[generator]).findIndex(
      item => {
        const own = textOf(childOf(item, 'name'));
        return own !== '' && name.includes(own);
      },
    );
    return index < 0 || !this.#kustomization
      ? { file: this.file, line: 1 }
      : this.#kustomization.sourceOf([generator, index]);
  }
}

/** Of a kustomization.yaml `apiVersion` and `kind` may be left out. */
function readKustomization(
  text: string,
  file: string,
): ManifestObject | undefined {
  return readObjects(text, file, {
    defaultKind: {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
    },
  }).objects[0];
}
