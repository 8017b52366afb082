import { ownershipSection } from '../ownership';
import { collected } from '../testing';

const files = {
  Dockerfile: '',
  'debug.Dockerfile': '',
  'deploy/charts/a/Chart.yaml': '',
  'k8s/a.yaml': '',
  'infra/main.tf': '',
  '.github/workflows/ci.yml': '',
  'src/main.go': '',
};

async function areas(codeowners: string, more: Record<string, string> = {}) {
  const { codeowners: found } = await collected(ownershipSection, {
    ...files,
    ...more,
    CODEOWNERS: codeowners,
  });
  return found.areas;
}

describe('what concerns the platform and security', () => {
  it('is owned where CODEOWNERS says so, by the last line that matches', async () => {
    expect(await areas('* @a\n/k8s/ @b\n/deploy/ @b @c\n*.tf\n')).toEqual([
      {
        area: 'image',
        files: 2,
        owned: true,
        owners: ['@a'],
        source: { file: 'CODEOWNERS', line: 1 },
      },
      {
        area: 'manifests',
        files: 2,
        owned: true,
        // Of the two files only this one is an owner of both.
        owners: ['@b'],
        source: { file: 'CODEOWNERS', line: 3 },
      },
      {
        area: 'infrastructure',
        files: 1,
        owned: false,
        owners: [],
        source: { file: 'infra/main.tf', line: 0 },
      },
      {
        area: 'pipelines',
        files: 1,
        owned: true,
        owners: ['@a'],
        source: { file: 'CODEOWNERS', line: 1 },
      },
      {
        area: 'owners',
        files: 1,
        owned: true,
        owners: ['@a'],
        source: { file: 'CODEOWNERS', line: 1 },
      },
    ]);
  });

  it('leaves out what there is nothing of', async () => {
    const found = await collected(ownershipSection, { 'src/main.go': '' });
    expect(found.codeowners.areas).toEqual([]);
  });

  it('has no owner where there is no CODEOWNERS', async () => {
    const { codeowners } = await collected(ownershipSection, files);
    expect(codeowners.areas.map(({ owned }) => owned)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('survives what stands in a hostile file', async () => {
    const hostile = `${'(((((* @a\n'.repeat(200)}${'**/'.repeat(500)}x @b\n`;
    const [image] = await areas(hostile);
    expect(image).toMatchObject({ area: 'image', files: 2 });
  });
});
