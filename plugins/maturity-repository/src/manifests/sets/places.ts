import { RepositoryFiles } from '../../files';
import {
  Change,
  KustomizationPlaces,
  PatchedPlaces,
  PlaceFinder,
  ResourcePlaces,
  TemplatePlaces,
} from '../objects';
import { changesIn } from './kustomizeChanges';
import { SetPlan } from './plan';

/** Finders by file, so that a template is taken apart once for all environments. */
export class Places {
  readonly #finders = new Map<string, Promise<PlaceFinder>>();
  readonly #changes = new Map<string, Promise<Change[]>>();

  constructor(private readonly repository: RepositoryFiles) {}

  /** For objects that a plan rendered from a file: a template, a resource or the kustomization itself. */
  of(file: string, plan: SetPlan): Promise<PlaceFinder> {
    const { origin, source } = plan;
    const key = `${origin} ${source.file} ${file}`;
    let finder = this.#finders.get(key);
    if (!finder) {
      finder =
        origin === 'helm' ? this.#template(file) : this.#resource(file, plan);
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

  async #resource(file: string, plan: SetPlan): Promise<PlaceFinder> {
    const root = plan.source.file ?? '';
    const content = await this.repository.read(file);
    if (content.kind !== 'text') {
      return { placeOf: () => ({ file: root, line: 0 }) };
    }
    if (isKustomization(file)) {
      return new KustomizationPlaces(file, content.text);
    }
    return new PatchedPlaces(
      new ResourcePlaces(file, content.text),
      await this.#changesOf(plan),
    );
  }

  #changesOf({ source, directory, takesIn = [] }: SetPlan): Promise<Change[]> {
    const root = source.file ?? '';
    let changes = this.#changes.get(root);
    if (!changes) {
      changes = changesIn(this.repository, [directory, ...takesIn]);
      this.#changes.set(root, changes);
    }
    return changes;
  }
}

function isKustomization(file: string): boolean {
  return /(?:^|\/)kustomization(?:\.ya?ml)?$/i.test(file);
}
