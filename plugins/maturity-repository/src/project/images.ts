import { z } from 'zod';
import { list, own, record, plainText } from '../ci/json';
import { ciEvidence } from '../ci/section';
import { parseReference } from '../dockerfile/reference';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { readYaml } from './yaml';

const imageShape = z.object({
  reference: z.string().describe('As written; variables are left in'),
  registry: z
    .string()
    .describe(
      'Host of the registry, docker.io where none is named; empty where it is a variable',
    ),
  registryKnown: z.boolean().describe('False: a variable decides the registry'),
  repository: z.string().describe('Without registry, tag and digest'),
  tag: z.string().describe('Empty where none is written'),
  digest: z.string().describe('sha256:…; empty where none is written'),
  kind: z
    .enum(['compose', 'manifest', 'helm-values', 'ci-push'])
    .describe('Where it is named'),
  source: sourceShape,
});

type Image = z.output<typeof imageShape>;

/** Images that the entity's compose files, manifests and Helm values name. */
export const imagesSection = section({
  name: 'images',
  schema: z
    .array(imageShape)
    .describe(
      'Images that compose files, Kubernetes manifests and Helm values name',
    ),
  collect: collectImages,
});

const composeFile = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/;
const valuesFile = /(^|\/)values[\w.-]*\.ya?ml$/;
const notManifests =
  /(^|\/)(\.github|\.gitlab|\.circleci|\.tekton|templates)\/|(^|\/)(\.gitlab-ci|azure-pipelines|bitbucket-pipelines|mkdocs|catalog-info|pnpm-lock|Chart|openapi|swagger)[\w.-]*\.ya?ml$/;
const MAX_IMAGES = 300;

async function collectImages(repository: RepositoryFiles): Promise<Image[]> {
  const { pushes } = await ciEvidence(repository);
  const found: Image[] = pushes.flatMap(({ images, source }) =>
    images
      .filter(name => /^[^:]/.test(name))
      .map(name => image(name, 'ci-push', source)),
  );
  for (const { path } of repository.find('**/*.{yml,yaml}').slice(0, 600)) {
    if (found.length >= MAX_IMAGES || notManifests.test(path)) continue;
    const content = await repository.read(path);
    if (content.kind !== 'text' || !content.text.includes('image')) continue;
    for (const document of await readYaml(repository, path)) {
      const at = (path_: Array<string | number>) => ({
        file: path,
        line: document.position(path_)?.line ?? 0,
      });
      if (composeFile.test(path))
        found.push(...fromCompose(document.value, at));
      else if (valuesFile.test(path))
        found.push(...fromValues(document.value, [], at));
      else if (
        plainText(own(document.value, 'apiVersion')) &&
        plainText(own(document.value, 'kind'))
      )
        found.push(...fromManifest(document.value, [], at));
    }
  }
  return found.slice(0, MAX_IMAGES);
}

type At = (path: Array<string | number>) => Image['source'];

function fromCompose(value: unknown, at: At): Image[] {
  return Object.entries(record(own(value, 'services')))
    .slice(0, 100)
    .flatMap(([name, service]) => {
      const reference = plainText(own(service, 'image'));
      return reference
        ? [image(reference, 'compose', at(['services', name, 'image']))]
        : [];
    });
}

/** `image:` of every container, however deep its pod template lies. */
function fromManifest(
  value: unknown,
  path: Array<string | number>,
  at: At,
): Image[] {
  if (path.length > 12) return [];
  if (Array.isArray(value))
    return value
      .slice(0, 100)
      .flatMap((item, index) => fromManifest(item, [...path, index], at));
  const found: Image[] = [];
  for (const [key, item] of Object.entries(record(value)).slice(0, 200)) {
    if (/^(initC|ephemeralC|c)ontainers$/.test(key)) {
      for (const [index, container] of list(item).slice(0, 50).entries()) {
        const reference = plainText(own(container, 'image'));
        if (reference)
          found.push(
            image(reference, 'manifest', at([...path, key, index, 'image'])),
          );
      }
    } else if (item !== null && typeof item === 'object')
      found.push(...fromManifest(item, [...path, key], at));
  }
  return found;
}

/** `image: {registry, repository, tag}` or `image: text`, wherever it lies in the values. */
function fromValues(value: unknown, path: string[], at: At): Image[] {
  if (path.length > 6) return [];
  const found: Image[] = [];
  for (const [key, item] of Object.entries(record(value)).slice(0, 200)) {
    const here = [...path, key];
    const repository =
      plainText(own(item, 'repository')) ??
      (/image$/i.test(key) ? plainText(own(item, 'name')) : undefined);
    if (/image$/i.test(key) && repository) {
      const registry = plainText(own(item, 'registry'));
      const tag = plainText(own(item, 'tag')) ?? '';
      const digest = plainText(own(item, 'digest')) ?? '';
      found.push(
        image(
          `${registry ? `${registry}/` : ''}${repository}${
            tag ? `:${tag}` : ''
          }${digest ? `@${digest}` : ''}`,
          'helm-values',
          at([...here, 'repository']),
        ),
      );
    } else if (
      /^image$/i.test(key) &&
      plainText(item) &&
      /[/:]/.test(plainText(item)!)
    )
      found.push(image(plainText(item)!, 'helm-values', at(here)));
    else if (item !== null && typeof item === 'object' && !Array.isArray(item))
      found.push(...fromValues(item, here, at));
  }
  return found;
}

const variable = /\$\{[^}]*\}|\$\w+|\{\{[^}]*\}\}|<[\w-]+>/;

function image(
  written: string,
  kind: Image['kind'],
  source: Image['source'],
): Image {
  const reference = written.trim().slice(0, 500);
  const hostKnown = !variable.test(reference.split('/')[0]);
  // A variable further back leaves the registry known.
  const read = parseReference(
    hostKnown ? reference.replace(new RegExp(variable, 'g'), 'x') : '',
  );
  const plain = !variable.test(reference);
  return {
    reference,
    registry: read.registry,
    registryKnown: read.valid,
    repository: plain ? read.repository : '',
    tag: plain ? read.tag : '',
    digest: plain ? read.digest : '',
    kind,
    source,
  };
}
