import { RepositoryFiles } from '../../files';
import {
  KustomizationPlaces,
  PlaceFinder,
  ResourcePlaces,
  TemplatePlaces,
} from '../objects';
import { SetPlan } from './plan';

/** Finders by file, so that a template is taken apart once for all environments. */
export class Places {
  readonly #finders = new Map<string, Promise<PlaceFinder>>();

  constructor(private readonly repository: RepositoryFiles) {}

  /** For objects that a plan rendered from a file: a template, a resource or the kustomization itself. */
  of(file: string, { origin, source }: SetPlan): Promise<PlaceFinder> {
    const key = `${origin} ${source.file} ${file}`;
    let finder = this.#finders.get(key);
    if (!finder) {
      finder =
        origin === 'helm'
          ? this.#template(file)
          : this.#resource(file, source.file ?? '');
      this.#finders.set(key, finder);
    }
    return finder;
  }

  async #template(file: string): Promise<PlaceFinder> {
    const content = await this.repository.read(file);
    return content.kind === 'text'
      ? new TemplatePlaces(file, content.text)
      : { placeOf: () => ({ file, line: 0 }) };
  }

  async #resource(file: string, root: string): Promise<PlaceFinder> {
    const content = await this.repository.read(file);
    if (content.kind !== 'text') {
      return { placeOf: () => ({ file: root, line: 0 }) };
    }
    return isKustomization(file)
      ? new KustomizationPlaces(file, content.text)
      : new ResourcePlaces(file, content.text);
  }
}

function isKustomization(file: string): boolean {
  return /(?:^|\/)kustomization(?:\.ya?ml)?$/i.test(file);
}
