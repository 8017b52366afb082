import { posix } from 'path';
import { PipelineDocument } from '../document';
import { list, own, plainText, strings } from '../json';
import { Activity, Deed, Findings } from '../model';
import { push, recognise } from '../recognise';

const names = [
  '.config/goreleaser.yml',
  '.config/goreleaser.yaml',
  '.goreleaser.yml',
  '.goreleaser.yaml',
  'goreleaser.yml',
  'goreleaser.yaml',
];

/** Puts what GoReleaser's configuration says in the place of the steps that run it. */
export async function readGoreleaser(findings: Findings): Promise<void> {
  const releases = findings.activities.filter(({ kind }) => kind === 'release');
  for (const release of releases) {
    const document = await configurationOf(findings, release);
    if (!document) continue;
    for (const deed of deedsOf(document.value)) {
      findings.activities.push({
        ...release,
        ...deed,
        tool: `goreleaser: ${deed.tool}`,
        via: release.via || document.file,
      });
    }
  }
}

async function configurationOf(
  { repository }: Findings,
  { configuration, directories }: Activity,
): Promise<PipelineDocument | undefined> {
  const [place = ''] = directories ?? [''];
  const files = (configuration ? [configuration] : names).map(name =>
    posix.join(place, name),
  );
  const file = files.find(path => repository.get(path));
  return file ? PipelineDocument.read(repository, file) : undefined;
}

/** What a release does with images, by its configuration. */
export function deedsOf(configuration: unknown): Deed[] {
  const of = (key: string) => list(own(configuration, key)).slice(0, 100);
  const images = [
    ...of('dockers').flatMap(docker => strings(own(docker, 'image_templates'))),
    ...of('dockers_v2').flatMap(docker => strings(own(docker, 'images'))),
    ...of('kos').flatMap(ko => [
      ...strings(own(ko, 'repositories')),
      ...strings(own(ko, 'repository')),
    ]),
  ].map(image => image.replace(/\{\{[^}]*\}\}/g, '${…}'));
  const builds =
    of('dockers').length + of('dockers_v2').length + of('kos').length > 0;
  const boms =
    of('sboms').length > 0 ||
    of('kos').some(ko => plainText(own(ko, 'sbom')) !== 'none') ||
    of('dockers_v2').some(docker => plainText(own(docker, 'sbom')) !== 'false');
  return [
    ...(builds
      ? [
          { kind: 'build', tool: 'docker', images, pushes: true } as const,
          push('docker', images, true),
        ]
      : []),
    ...of('docker_signs').flatMap(signsImages),
    ...of('signs').flatMap(signsFiles),
    ...(boms ? [{ kind: 'bom', tool: 'sbom' } as const] : []),
  ];
}

function signsImages(sign: unknown): Deed[] {
  if (!['all', 'images', 'manifests'].includes(artifactsOf(sign))) return [];
  const given = strings(own(sign, 'args'));
  const args =
    given.length > 0
      ? given
      : ['sign', '--key=cosign.key', '${artifact}@${digest}', '--yes'];
  // An artifact is an image with its tag.
  const words = args.map(word =>
    word.replaceAll('${artifact}', '${artifact}:${tag}'),
  );
  return recognise([plainText(own(sign, 'cmd')) ?? 'cosign', ...words]).filter(
    ({ kind }) => kind === 'sign',
  );
}

function signsFiles(sign: unknown): Deed[] {
  if (['', 'none'].includes(artifactsOf(sign))) return [];
  return [
    {
      kind: 'sign',
      tool: plainText(own(sign, 'cmd')) ?? 'gpg',
      signing: {
        target: 'file',
        subject: '',
        byDigest: 'unknown',
        key: 'unknown',
      },
    },
  ];
}

function artifactsOf(sign: unknown): string {
  return plainText(own(sign, 'artifacts')) ?? '';
}
