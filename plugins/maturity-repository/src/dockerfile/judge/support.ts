import { z } from 'zod';
import data from '../data/base-image-support.json';
import { ImageReference } from '../reference';

export const supportShape = z
  .object({
    known: z
      .boolean()
      .describe('The image and its version are in the bundled table'),
    ended: z.boolean().describe('Support had ended on the day of collection'),
    product: z.string().describe('What has the end of support, such as Go'),
    cycle: z
      .string()
      .describe(
        'Its version, as its maker counts them; empty where the whole image is retired',
      ),
    until: z.string().describe('ISO date; empty where no end is announced'),
    successor: z.string().describe('What to use instead of an image given up'),
  })
  .describe('Support of what the tag names: the language, or the distribution');

export type Support = z.output<typeof supportShape>;

interface Product {
  id: string;
  title: string;
  images: string[];
  cycles: Record<string, string | undefined>;
  codenames?: Record<string, string | undefined>;
  ended?: string;
  successor?: string;
}

const products: Product[] = data.products;
const byImage = new Map(
  products.flatMap(product => product.images.map(image => [image, product])),
);
const productById = new Map(products.map(product => [product.id, product]));

const unknown: Support = {
  known: false,
  ended: false,
  product: '',
  cycle: '',
  until: '',
  successor: '',
};

/** Looks an image up in the table; the language first, then the distribution its tag names. Unknown is never ended. */
export function supportOf(image: ImageReference, now: Date): Support {
  const all = candidates(image).map(candidate => judged(candidate, now));
  return all.find(support => support.ended) ?? all[0] ?? unknown;
}

interface Candidate {
  product: Product;
  cycle: string;
  until: string;
}

function candidates(image: ImageReference): Candidate[] {
  const product = byImage.get(`${image.registry}/${image.repository}`);
  if (product?.ended) {
    return [{ product, cycle: '', until: product.ended }];
  }
  const found: Candidate[] = [];
  const add = (which: Product | undefined, cycle: string | undefined) => {
    const until = cycle === undefined ? undefined : which?.cycles[cycle];
    if (which && cycle !== undefined && until !== undefined) {
      found.push({ product: which, cycle, until });
    }
  };
  if (product) add(product, cycleOf(product, image.tag));
  const distroless = /^distroless\/[a-z0-9]{1,30}-debian(\d{1,2})$/.exec(
    image.repository,
  );
  if (image.registry === 'gcr.io' && distroless) {
    add(productById.get('debian'), distroless[1]);
  }
  if (product || image.registry === 'docker.io') {
    for (const { id, cycle } of distributionsIn(image.tag)) {
      add(productById.get(id), cycle);
    }
  }
  return found;
}

/** The longest cycle that the tag begins with: 1.26.3-alpine is 1.26; `1` alone floats and is no cycle of Go. */
function cycleOf(product: Product, tag: string): string | undefined {
  const [first] = tag.split('-');
  const codename = product.codenames?.[first];
  if (codename !== undefined) return codename;
  const numbers =
    /^v?(\d{1,4}(?:\.\d{1,4}){0,3})/.exec(tag)?.[1].split('.') ?? [];
  for (let count = numbers.length; count > 0; count--) {
    const cycle = numbers.slice(0, count).join('.');
    if (product.cycles[cycle] !== undefined) return cycle;
  }
  return undefined;
}

function distributionsIn(tag: string): Array<{ id: string; cycle: string }> {
  const found: Array<{ id: string; cycle: string }> = [];
  for (const part of tag.split(/[-_]/)) {
    const alpine = /^alpine(\d\.\d{1,2})$/.exec(part)?.[1];
    if (alpine) found.push({ id: 'alpine', cycle: alpine });
    for (const id of ['debian', 'ubuntu']) {
      const cycle = productById.get(id)?.codenames?.[part];
      if (cycle !== undefined) found.push({ id, cycle });
    }
  }
  return found;
}

function judged({ product, cycle, until }: Candidate, now: Date): Support {
  return {
    known: true,
    // The day itself is still within support.
    ended: until !== '' && until < now.toISOString().slice(0, 10),
    product: product.title,
    cycle,
    until,
    successor: product.successor ?? '',
  };
}
