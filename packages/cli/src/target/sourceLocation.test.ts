import { sourcePaths } from './sourceLocation';

const paths = (location: string, directory = '', root = '/work/shop') =>
  sourcePaths({
    root,
    directory,
    metadata: { annotations: { 'backstage.io/source-location': location } },
  });

describe('sourcePaths', () => {
  it('is undefined where nothing is said', () => {
    expect(
      sourcePaths({ root: '/work/shop', directory: '', metadata: {} }),
    ).toBeUndefined();
  });

  it.each([
    ['file:./services/a/', 'services/a'],
    ['dir:services/a', 'services/a'],
    ['url:./services/a/', 'services/a'],
    ['file:.', ''],
    ['file:/work/shop/services/a', 'services/a'],
    ['file:/work/shop/catalog-info.yaml', ''],
    ['url:https://github.com/acme/shop', ''],
    ['url:https://github.com/acme/shop/tree/main/services/a/', 'services/a'],
    ['url:https://github.com/acme/src/tree/main/a', 'a'],
    ['url:https://gitlab.com/acme/team/shop/-/tree/main/a/b', 'a/b'],
    ['url:https://bitbucket.org/acme/shop/src/main/a', 'a'],
    ['url:https://gitea.example.com/acme/shop/src/branch/main/a', 'a'],
    [
      'url:https://git.example.com/projects/X/repos/shop/browse/a/b?at=main',
      'a/b',
    ],
    [
      'url:https://dev.azure.com/acme/p/_git/shop?path=%2Fservices%2Fa',
      'services/a',
    ],
    ['url:https://github.com/acme/shop/blob/main/a/catalog-info.yaml', 'a'],
    ['url:https://github.com/acme/shop/tree/main/%E6%9C%8D%E5%8A%A1', '服务'],
  ])('%s means %s', (location, path) => {
    expect(paths(location)).toEqual([path]);
  });

  it('starts where the description lies', () => {
    expect(paths('file:./a', 'teams/x')).toEqual(['teams/x/a']);
    expect(paths('file:../y', 'teams/x')).toEqual(['teams/y']);
  });

  it('knows a checkout whose lower part alone is checked', () => {
    expect(
      paths(
        'url:https://github.com/acme/all/tree/main/examples/suite/services/a',
        '',
        '/home/me/all/examples/suite',
      ),
    ).toEqual(['examples/suite/services/a', 'services/a']);
  });

  it.each([
    'file:../other',
    'file:/etc',
    'url:https://github.com/acme/shop/tree/main/a/%2E%2E%2F%2E%2E/b',
  ])('%s leads out', location => {
    expect(paths(location)).toEqual([]);
  });

  it('bears a URL that is none', () => {
    expect(paths('url:https://')).toEqual([expect.any(String)]);
    expect(paths('url:https://github.com/acme/shop/tree/main/%zz')).toEqual([
      '',
    ]);
  });
});
