import { repositoryOf } from '../files/testing';
import { remoteBasesOf, remoteRevision } from './remoteBases';

describe('remoteRevision', () => {
  it.each([
    ['github.com/acme/base//deploy?ref=v1.4.0', 'v1.4.0', 'version'],
    ['https://github.com/acme/base?timeout=90&ref=main', 'main', 'branch'],
    ['git@git.example.org:acme/base.git', '', 'head'],
    [
      'https://raw.githubusercontent.com/a/b/v1.0.0/x.yaml',
      'v1.0.0',
      'version',
    ],
    [
      'https://raw.githubusercontent.com/a/b/refs/tags/v1.0.0/x.yaml',
      'v1.0.0',
      'version',
    ],
    ['https://raw.githubusercontent.com/a/b/master/x.yaml', 'master', 'branch'],
    ['https://gitlab.com/a/b/-/raw/main/x.yaml', 'main', 'branch'],
    [
      'https://github.com/a/b/releases/download/v1.0.0/x.yaml',
      'v1.0.0',
      'version',
    ],
    ['https://github.com/a/b/releases/latest/download/x.yaml', 'HEAD', 'head'],
    ['https://files.example.org/1.2.3/x.yaml', '1.2.3', 'version'],
    ['https://files.example.org/x.yaml', '', 'elsewhere'],
    ['https://files.example.org/${VERSION}/x.yaml', '', 'open'],
  ])('%s is of %s, %s', (url, text, kind) => {
    expect(remoteRevision(url)).toEqual({ text, kind });
  });
});

it('lists what kustomizations take from elsewhere, without credentials', async () => {
  const repository = await repositoryOf({
    'deploy/kustomization.yaml': [
      'resources:',
      '  - ../base',
      '  - https://bot:secret@git.example.org/acme/base.git?ref=v1.0.0',
      'components:',
      '  - https://github.com/acme/parts',
      '',
    ].join('\n'),
  });
  expect(
    (await remoteBasesOf(repository)).map(
      ({ repository: url, revision, source }) => [url, revision.kind, source],
    ),
  ).toEqual([
    [
      'https://git.example.org/acme/base.git?ref=v1.0.0',
      'version',
      { file: 'deploy/kustomization.yaml', line: 3 },
    ],
    [
      'https://github.com/acme/parts',
      'head',
      { file: 'deploy/kustomization.yaml', line: 5 },
    ],
  ]);
});
