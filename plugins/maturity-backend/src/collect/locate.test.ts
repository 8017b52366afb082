import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { component } from '../__testUtils__/startMaturity';
import { createFindingLinker } from './links';
import { locateRepository, repositoryKey } from './locate';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: { gitea: [{ host: 'git.example.com' }] },
  }),
);

function locate(source?: string, described?: string) {
  return locateRepository(
    component('a', {
      annotations: {
        ...(source && { 'backstage.io/source-location': source }),
        ...(described && { 'backstage.io/managed-by-location': described }),
      },
    }),
    integrations,
  );
}

describe('locateRepository', () => {
  it.each([
    [
      'url:https://github.com/acme/shop/tree/main/services/pay/',
      'https://github.com/acme/shop/tree/main/',
      'services/pay',
    ],
    [
      'url:https://github.com/acme/shop/tree/main/',
      'https://github.com/acme/shop/tree/main/',
      '',
    ],
    ['url:https://github.com/acme/shop', 'https://github.com/acme/shop/', ''],
    [
      'url:https://gitlab.com/acme/group/shop/-/tree/main/svc/a%20b/',
      'https://gitlab.com/acme/group/shop/-/tree/main/',
      'svc/a b',
    ],
    [
      'url:https://bitbucket.org/acme/shop/src/main/svc/',
      'https://bitbucket.org/acme/shop/src/main/',
      'svc',
    ],
    [
      'url:https://git.example.com/acme/shop/src/branch/main/svc/',
      'https://git.example.com/acme/shop/src/branch/main/',
      'svc',
    ],
    [
      'url:https://dev.azure.com/acme/shop/_git/repo?path=%2Fsvc%2F',
      'https://dev.azure.com/acme/shop/_git/repo?path=%2F',
      'svc',
    ],
  ])('%s', (source, root, subpath) => {
    expect(locate(source)).toEqual({ type: 'url', root, subpath });
  });

  it('falls back to where the description lies', () => {
    expect(
      locate(
        undefined,
        'url:https://github.com/acme/shop/blob/main/services/pay/catalog-info.yaml',
      ),
    ).toEqual({
      type: 'url',
      root: 'https://github.com/acme/shop/tree/main/',
      subpath: 'services/pay',
    });
    expect(locate(undefined, 'file:/repos/pay/catalog-info.yaml')).toEqual({
      type: 'file',
      directory: '/repos/pay',
      subpath: '',
    });
  });

  it('resolves relative locations', () => {
    expect(locate('dir:./src', 'file:/repos/pay/catalog-info.yaml')).toEqual({
      type: 'file',
      directory: '/repos/pay',
      subpath: 'src',
    });
    expect(locate('dir:../x', 'file:/repos/pay/catalog-info.yaml')).toEqual({
      type: 'file',
      directory: '/repos/x',
      subpath: '',
    });
    expect(
      locate(
        'url:./src/',
        'url:https://github.com/acme/shop/blob/main/pay/catalog-info.yaml',
      ),
    ).toEqual({
      type: 'url',
      root: 'https://github.com/acme/shop/tree/main/',
      subpath: 'pay/src',
    });
    expect(locate('dir:.')).toMatchObject({
      type: 'unusable',
      reason: { en: expect.stringContaining('relative path') },
    });
  });

  it('says why there is nothing to look at', () => {
    expect(locate()).toMatchObject({
      type: 'nowhere',
      reason: {
        en: expect.stringContaining('backstage.io/source-location'),
        zh: expect.stringContaining('backstage.io/source-location'),
      },
    });
    expect(locate('bootstrap:bootstrap')).toMatchObject({ type: 'nowhere' });
    expect(locate('url:https://unknown.example.com/a/b')).toMatchObject({
      type: 'unusable',
      reason: {
        en: expect.stringContaining(
          'no integration is configured for unknown.example.com',
        ),
      },
    });
    expect(locate('nonsense')).toMatchObject({ type: 'unusable' });
    expect(
      locate('url:https://github.com/acme/shop/tree/main/%2e%2e/%2e%2e/x'),
    ).not.toMatchObject({ subpath: expect.stringContaining('..') });
    expect(
      locate('url:https://github.com/acme/shop/tree/main/%ZZ/'),
    ).toMatchObject({ type: 'unusable' });
  });

  it('keeps entities of one repository together', () => {
    const entity = component('a');
    const [a, b] = ['a', 'b'].map(path =>
      repositoryKey(
        locate(`url:https://github.com/acme/shop/tree/main/${path}/`),
        entity,
      ),
    );
    expect(a).toBe(b);
  });
});

describe('createFindingLinker', () => {
  const finding = (file: string, line?: number) => ({
    message: { en: 'm', zh: 'm' },
    source: { file, line },
  });

  it('links a file and line of a known host', () => {
    const link = createFindingLinker(
      locate('url:https://github.com/acme/shop/tree/main/services/pay/'),
      integrations,
    );
    const urls = link([
      finding('services/pay/Dockerfile', 7),
      finding('services/a b#c/Dockerfile'),
    ]).map(({ source }) => source?.url);
    expect(urls).toEqual([
      'https://github.com/acme/shop/tree/main/services/pay/Dockerfile#L7',
      'https://github.com/acme/shop/tree/main/services/a%20b%23c/Dockerfile',
    ]);
  });

  it('leaves files of this machine, objects and findings without a source alone', () => {
    const findings = [finding('Dockerfile', 7)];
    expect(createFindingLinker(locate('file:/x'), integrations)(findings)).toBe(
      findings,
    );
    const link = createFindingLinker(
      locate('url:https://github.com/acme/shop/tree/main/'),
      integrations,
    );
    const others = [
      { message: { en: 'm', zh: 'm' } },
      { message: { en: 'm', zh: 'm' }, source: { object: 'Pod/a/b' } },
    ];
    expect(link(others)).toEqual(others);
  });
});
