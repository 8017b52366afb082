import { repositoryOf } from '../files/testing';
import { aspireHostsOf } from './aspire';

const host = (project: string) =>
  `<Project Sdk="Aspire.AppHost.Sdk/13.1.0">\n  <ItemGroup>\n    <ProjectReference Include="${project}" />\n  </ItemGroup>\n</Project>\n`;
const files = (project: string) => ({
  'Shop.slnx':
    '<Solution>\n  <Project Path="src\\Shop.AppHost\\Shop.AppHost.csproj" />\n</Solution>\n',
  'src/Shop.AppHost/Shop.AppHost.csproj': host(project),
  'src/Bill/Bill.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />',
});
const hosts = async (all: Record<string, string>, subpath = 'src/Bill') =>
  aspireHostsOf(await repositoryOf(all, { subpath }));

describe('aspireHostsOf', () => {
  it('finds the host of the solution that starts the entity', async () => {
    expect(await hosts(files('..\\Bill\\Bill.csproj'))).toEqual([
      { file: 'src/Shop.AppHost/Shop.AppHost.csproj', line: 3 },
    ]);
    expect(await hosts(files('..\\Other\\Other.csproj'))).toEqual([]);
  });

  it('reads solutions of the older forms too', async () => {
    const project = 'src\\\\Shop.AppHost\\\\Shop.AppHost.csproj';
    for (const [name, text] of [
      ['Shop.slnf', `{ "solution": { "projects": [ "${project}" ] } }`],
      [
        'Shop.sln',
        'Project("{FAE0}") = "Shop.AppHost", "src\\Shop.AppHost\\Shop.AppHost.csproj", "{0}"',
      ],
    ]) {
      expect(
        await hosts({
          ...files('..\\Bill\\Bill.csproj'),
          'Shop.slnx': '',
          [name]: text,
        }),
      ).toHaveLength(1);
    }
  });

  it('finds a host of the entity’s own, and none elsewhere', async () => {
    const all = files('..\\Bill\\Bill.csproj');
    expect(await hosts(all, '')).toEqual([
      { file: 'src/Shop.AppHost/Shop.AppHost.csproj', line: 1 },
    ]);
    expect(await hosts({ ...all, 'Shop.slnx': '' })).toEqual([]);
    expect(
      await hosts({
        ...all,
        'src/Shop.AppHost/Shop.AppHost.csproj': host(
          '..\\Bill\\Bill.csproj',
        ).replace('Aspire.AppHost.Sdk/13.1.0', 'Microsoft.NET.Sdk'),
      }),
    ).toEqual([]);
  });

  it('does not leave the repository', async () => {
    expect(
      await hosts({
        ...files('..\\..\\..\\x.csproj'),
        'Shop.slnx': `<Project Path="..\\..\\AppHost.csproj" />${'"AppHost'.repeat(
          20_000,
        )}`,
      }),
    ).toEqual([]);
  });
});
