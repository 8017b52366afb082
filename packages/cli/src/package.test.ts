import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BuiltCommand, packageDir } from './testing';

let command: BuiltCommand;

beforeAll(async () => {
  command = await BuiltCommand.create();
}, 60_000);

afterAll(() => command.remove());

describe('the package', () => {
  it('has no dependency to install', async () => {
    const manifest = JSON.parse(
      await readFile(path.join(packageDir, 'package.json'), 'utf8'),
    );
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.peerDependencies).toBeUndefined();
    expect(manifest.scripts.prepack).toBe('node build.mjs');
  });

  it('runs by itself in an empty folder', async () => {
    await cp(
      path.join(packageDir, 'package.json'),
      path.join(command.home, 'package/package.json'),
    );
    const empty = path.join(command.home, 'empty');
    await mkdir(empty);
    const npm = (args: string[], cwd: string) =>
      execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
    npm(
      ['pack', '--ignore-scripts', '--pack-destination', empty],
      path.join(command.home, 'package'),
    );
    npm(
      [
        'install',
        '--offline',
        '--no-audit',
        '--no-fund',
        './container-maturity-cli-0.1.0.tgz',
      ],
      empty,
    );
    await command.repository('empty/service', { Dockerfile: 'FROM scratch\n' });
    const run = (...args: string[]) =>
      spawnSync(path.join(empty, 'node_modules/.bin/maturity'), args, {
        cwd: empty,
        encoding: 'utf8',
      });
    expect(run('--version').stdout).toBe('0.1.0\n');
    const { status, stdout } = run('check', 'service', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).checklist.id).toBe('container-adoption');
  }, 60_000);

  it('loads nothing heavy to answer --help', async () => {
    const spy = path.join(command.home, 'spy.cjs');
    await writeFile(
      spy,
      `process.on('exit', () => {
        process.stderr.write(JSON.stringify(Object.keys(require.cache)));
      });`,
    );
    const { stdout, stderr } = spawnSync(
      command.node,
      ['--require', spy, path.join(command.dist, 'maturity.cjs'), '--help'],
      { encoding: 'utf8' },
    );
    expect(stdout).toContain('Usage: maturity');
    const loaded: string[] = JSON.parse(stderr);
    expect(loaded.map(file => path.basename(file)).sort()).toEqual([
      'maturity.cjs',
      'spy.cjs',
    ]);
  });

  it('bundles no Backstage backend, and no more than arguments into the entry', () => {
    const script = `
      import { build } from ${JSON.stringify(
        path.join(packageDir, 'build.mjs'),
      )};
      const metafiles = await build(${JSON.stringify(command.dist)});
      console.log(JSON.stringify(Object.fromEntries(Object.entries(metafiles)
        .map(([name, { inputs }]) => [name, Object.keys(inputs)]))));`;
    const { entry, commands } = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      }),
    ) as { entry: string[]; commands: string[] };
    const packages = (files: string[]) => [
      ...new Set(
        files.flatMap(
          file => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
        ),
      ),
    ];
    expect(packages(entry)).toEqual(['commander']);
    expect(entry.filter(file => file.includes('plugins/'))).toEqual([]);
    expect(packages(commands)).toContain('js-yaml');
    expect(
      packages(commands).filter(name =>
        /backend|^knex$|^express$|^react/.test(name),
      ),
    ).toEqual([]);
  });
});
