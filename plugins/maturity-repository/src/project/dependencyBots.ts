import { z } from 'zod';
import { list, own, record, strings, plainText } from '../ci/json';
import { PipelineDocument } from '../ci/document';
import { related } from '../ci/paths';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { plain } from '../shell';

const botShape = z.object({
  name: z.enum(['renovate', 'dependabot']).describe('Which bot it is'),
  ecosystems: z
    .array(z.string())
    .describe(
      'Of Dependabot, as it names them; of Renovate the managers it is limited to, empty for all',
    ),
  coversDocker: z.boolean().describe('Keeps base images up to date'),
  coversActions: z.boolean().describe('Keeps GitHub Actions up to date'),
  source: sourceShape,
});

type Bot = z.output<typeof botShape>;

const renovateFiles = [
  'renovate.json',
  'renovate.json5',
  '.github/renovate.json',
  '.github/renovate.json5',
  '.gitlab/renovate.json',
  '.gitlab/renovate.json5',
  '.renovaterc',
  '.renovaterc.json',
  '.renovaterc.json5',
];

/** Bots that keep the entity's dependencies up to date. */
export const dependencyBotsSection = section({
  name: 'dependencyBots',
  schema: z.array(botShape).describe('Bots that keep dependencies up to date'),
  collect: dependencyBots,
});

const known = new WeakMap<RepositoryFiles, Promise<Bot[]>>();

function dependencyBots(repository: RepositoryFiles): Promise<Bot[]> {
  let bots = known.get(repository);
  if (!bots) {
    bots = Promise.all([renovate(repository), dependabot(repository)]).then(
      found => found.flat(),
    );
    known.set(repository, bots);
  }
  return bots;
}

/** Whether a bot keeps the base images of the entity's Dockerfiles up to date. */
export async function baseImagesHaveBot(
  repository: RepositoryFiles,
): Promise<boolean> {
  const bots = await dependencyBots(repository);
  return bots.some(({ coversDocker }) => coversDocker);
}

async function renovate(repository: RepositoryFiles): Promise<Bot[]> {
  const file = renovateFiles.find(path => repository.get(path));
  if (!file) return [];
  const content = await repository.text(file);
  if (
    content === undefined ||
    /"?enabled"?\s*:\s*false\s*,?\s*(\/\/[^\n]*)?\n?\s*\}?\s*$/.test(
      content.slice(0, 200),
    )
  )
    return [];
  // JSON5 of any style: only the list of managers matters.
  const listed = /"?enabledManagers"?\s*:\s*\[([^\]]{0,2000})\]/.exec(
    content,
  )?.[1];
  const ecosystems =
    listed === undefined
      ? []
      : [...listed.matchAll(/["']([\w-]{1,60})["']/g)].map(match => match[1]);
  const covers = (manager: string) =>
    ecosystems.length === 0 || ecosystems.includes(manager);
  // A manager of one's own finds images by a pattern.
  const ownDocker =
    ecosystems.some(name => /^(custom\.)?regex$/.test(name)) &&
    /dockerfile/i.test(content);
  return [
    {
      name: 'renovate',
      ecosystems,
      coversDocker: covers('dockerfile') || ownDocker,
      coversActions: covers('github-actions'),
      source: { file, line: 0 },
    },
  ];
}

async function dependabot(repository: RepositoryFiles): Promise<Bot[]> {
  const file = ['.github/dependabot.yml', '.github/dependabot.yaml'].find(
    path => repository.get(path),
  );
  const document = file
    ? await PipelineDocument.read(repository, file)
    : undefined;
  if (!file || !document) return [];
  const updates = list(own(document.value, 'updates')).map(update =>
    record(update),
  );
  const ours = updates.filter(update => concernsEntity(repository, update));
  const ecosystems = [
    ...new Set(
      ours.map(update => plainText(update['package-ecosystem']) ?? ''),
    ),
  ].filter(Boolean);
  return [
    {
      name: 'dependabot',
      ecosystems,
      coversDocker: ecosystems.includes('docker'),
      coversActions: updates.some(
        update => update['package-ecosystem'] === 'github-actions',
      ),
      source: { file, line: document.line(['updates']) },
    },
  ];
}

function concernsEntity(
  repository: RepositoryFiles,
  update: Record<string, unknown>,
): boolean {
  const directories = [
    ...strings(update.directory),
    ...strings(update.directories),
  ];
  return (
    directories.length === 0 ||
    directories.some(directory => {
      if (directory.includes('*')) return true;
      const at = plain(directory.replace(/^\/+/, ''));
      return (
        at !== undefined &&
        (repository.subpath === '' ||
          (at !== '' && related(at, repository.subpath)))
      );
    })
  );
}
