import { Deed } from '../model';

/** A push of images. @param tagsElsewhere - their tags are decided in a place that is not read. */
export function push(
  tool: string,
  images: readonly string[],
  tagsElsewhere = false,
): Deed {
  return { kind: 'push', tool, images, tagsElsewhere };
}
