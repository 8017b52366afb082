import { ancestorsOf, RepositoryFiles } from '../files';
import { section } from '../section';
import { readGuards } from './guards';
import { readDecisions } from './read';
import { Decisions, decisionsShape } from './shape';

const NAMES = ['maturity.yaml', 'maturity.yml'];

/** Waivers and attestations as code: the maturity.yaml of the entity, or the nearest one above it. */
export const decisionsSection = section({
  name: 'decisions',
  schema: decisionsShape,
  async collect(repository): Promise<Decisions> {
    const file = nearest(repository);
    if (file === undefined) {
      const source = { file: '', line: 0 };
      return { exists: false, entries: [], codeowners: [], guards: [], source };
    }
    return {
      exists: true,
      entries: await readDecisions(repository, file),
      ...(await readGuards(repository, file)),
      source: { file, line: 0 },
    };
  },
});

function nearest(repository: RepositoryFiles): string | undefined {
  const { subpath } = repository;
  const above = ancestorsOf(subpath).reverse();
  return [subpath, ...above]
    .flatMap(directory =>
      NAMES.map(name => (directory === '' ? name : `${directory}/${name}`)),
    )
    .find(path => repository.get(path) !== undefined);
}
