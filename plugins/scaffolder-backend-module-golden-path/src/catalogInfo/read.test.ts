import { createMockDirectory } from '@backstage/backend-test-utils';
import { promises as fs } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { readCatalogInfo } from './read';

const entity = (more = '') => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: orders
${more}`;

describe('readCatalogInfo', () => {
  const directory = createMockDirectory();
  const read = (content: string | Buffer) => {
    directory.setContent({ 'catalog-info.yaml': content });
    return readCatalogInfo(directory.path);
  };

  it('reads every entity of the file', async () => {
    const entities = await read(
      `---\n${entity()}---\n${entity().replace('Component', 'API')}---\n`,
    );
    expect(entities.map(each => each.kind)).toEqual(['Component', 'API']);
  });

  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'
      .split('')
      .map(
        (name, index) =>
          `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`)}]`,
      ),
  ].join('\n');

  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /describes no entity/],
    ['broken YAML', 'a: [', /not valid YAML/],
    ['text', 'hello', /holds no entity/],
    ['a binary', Buffer.from([0xff, 0xfe, 0, 1]), /not UTF-8/],
    ['too much', `${entity()}# ${'x'.repeat(300_000)}`, /at most 262144/],
    ['too many', `---\n${entity()}`.repeat(21), /21 entities/],
    [
      'an alias bomb',
      `${entity()}spec:\n  ${bomb.replace(/\n/g, '\n  ')}`,
      /alias/i,
    ],
    [
      'deep nesting',
      entity(`spec: ${'['.repeat(50)}${']'.repeat(50)}`),
      /nested more than 20/,
    ],
    ['very deep nesting', entity(`spec: ${'['.repeat(100_000)}`), /.+/],
    ['a user', entity().replace('Component', 'User'), /describes a User/],
    [
      'a location',
      entity().replace('Component', 'Location'),
      /describes a Location/,
    ],
    [
      'a template',
      entity().replace('Component', 'Template'),
      /describes a Template/,
    ],
    [
      'a name with a slash',
      entity().replace('orders', 'a/b'),
      /has the name "a\/b"/,
    ],
    ['a bad namespace', entity('  namespace: A_B\n'), /namespace "A_B"/],
    [
      'a placeholder',
      entity('spec:\n  definition:\n    $text: https://example.com\n'),
      /placeholder \$text/,
    ],
    [
      'no name',
      'apiVersion: a/v1\nkind: Component\nmetadata: {}\n',
      /holds no entity/,
    ],
  ])('refuses %s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('refuses what is no plain file', async () => {
    directory.setContent({ secret: entity() });
    const file = directory.resolve('catalog-info.yaml');
    await fs.symlink(directory.resolve('secret'), file);
    await expect(readCatalogInfo(directory.path)).rejects.toThrow(
      /symbolic link/,
    );
    await fs.rm(file);
    await fs.mkdir(file);
    await expect(readCatalogInfo(directory.path)).rejects.toThrow(/not a file/);
    await fs.rmdir(file);
    execFileSync('mkfifo', [file]);
    await expect(readCatalogInfo(directory.path)).rejects.toThrow(/not a file/);
  });
});
