import { repositoryOf } from '../files/testing';
import { deliverySections } from './sections';
import { Delivery } from './shapes/delivery';

/** What a repository with these files delivers. */
export async function deliveriesOf(
  files: Record<string, string>,
): Promise<Delivery[]> {
  const [section] = deliverySections;
  return section.collect(await repositoryOf(files));
}

/** What tells sources from each other. */
export function kinds(deliveries: readonly Delivery[]) {
  return deliveries.flatMap(({ title, environments, sources }) =>
    sources.map(({ type, revision }) => ({
      title,
      environments,
      type,
      revision: `${revision.kind} ${revision.text}`.trim(),
      line: revision.source.line,
    })),
  );
}
