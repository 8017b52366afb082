import { Deed } from '../model';
import { Arguments } from './arguments';

const mavenGoals =
  /^(test|verify|package|install|deploy|integration-test|(surefire|failsafe):[\w-]+)$/;
const gradleTask =
  /(^|:)(check|build|buildNeeded|[a-z]*[tT]ests?|test[A-Z]\w*)$/;
const testFile =
  /\.(py|js|ts|tsx|jsx|mjs|cjs|go|rb|php|java|kt|rs|robot|feature)$/;

/** A test runner called by its own name. */
export function tests(name: string, words: readonly string[]): Deed[] {
  const args = new Arguments(
    words,
    new Set([
      '-C',
      '-p',
      '-f',
      '--file',
      '-pl',
      '--projects',
      '-P',
      '-s',
      '--settings',
      '-k',
      '-m',
      '-n',
      '--manifest-path',
      '--package',
      '-run',
      '-timeout',
      '-coverprofile',
      '-tags',
      '-x',
      '--init-script',
      '-I',
      '--config',
      '--filter',
      '-c',
      '--configuration',
      '--logger',
      '--project-dir',
      '--exclude-task',
      '-e',
      '-o',
      '--results-directory',
      '--format',
      '-bench',
    ]),
  );
  const plain = args.plain();
  const sub = plain[0];
  const found = (
    tool: string,
    language?: string,
    targets?: readonly string[],
  ): Deed[] => [
    {
      kind: 'test',
      tool,
      language,
      targets: targets && targets.length > 0 ? targets : undefined,
    },
  ];
  const paths = (from: readonly string[]) =>
    from
      .map(path => path.replace(/(^|\/)\.\.\.$/, '').replace(/::.*$/, ''))
      .map(
        path =>
          (testFile.test(path) ? path.replace(/\/?[^/]*$/, '') : path) || '.',
      );

  switch (name) {
    case 'go':
      return sub === 'test'
        ? found(
            'go test',
            'go',
            [
              ...args.all('-C'),
              ...paths(plain.slice(1)).filter(
                path => path.startsWith('.') || path.includes('/'),
              ),
            ].slice(0, 20),
          )
        : [];
    case 'gotestsum':
    case 'ginkgo':
    case 'richgo':
    case 'gotest':
      return sub === 'version' ? [] : found(name, 'go');
    case 'mvn':
    case 'mvnw':
    case 'mvnd':
      return plain.some(word => mavenGoals.test(word)) && !skipsMaven(words)
        ? found('mvn', 'java', [
            ...args
              .all('-pl', '--projects')
              .flatMap(list => list.split(','))
              .filter(path => !path.startsWith(':') && !path.startsWith('!')),
            ...args
              .all('-f', '--file')
              .map(path => path.replace(/\/?pom\.xml$/, '') || '.'),
          ])
        : [];
    case 'gradle':
    case 'gradlew': {
      const excluded = args
        .all('-x', '--exclude-task')
        .some(task => /(^|:)(test|check)$/.test(task));
      const tasks = plain.filter(
        word =>
          gradleTask.test(word) && !(excluded && /(build|check)$/.test(word)),
      );
      return tasks.length > 0
        ? found('gradle', 'java', [
            ...args.all('-p', '--project-dir'),
            ...tasks
              .filter(task => task.lastIndexOf(':') > 0)
              .map(task =>
                task
                  .replace(/^:/, '')
                  .replace(/:[^:]*$/, '')
                  .replace(/:/g, '/'),
              ),
          ])
        : [];
    }
    case 'pytest':
    case 'py.test':
    case 'nosetests':
    case 'nose2':
    case 'behave':
    case 'robot':
    case 'trial':
    case 'stestr':
      return words.includes('--version')
        ? []
        : found(
            name,
            'python',
            paths(plain.filter(path => path.includes('/'))),
          );
    case 'tox':
    case 'nox':
      return args.has('-l', '--list')
        ? []
        : found(
            name,
            'python',
            args
              .all('-f', '-c')
              .map(path => path.replace(/\/?[^/]*$/, '') || '.'),
          );
    case 'python':
    case 'python3':
    case 'py': {
      const module = words.indexOf('-m');
      if (module >= 0) {
        const inner = words[module + 1];
        if (inner === 'unittest' || inner === 'doctest')
          return found(`python -m ${inner}`, 'python');
        return inner === 'coverage' ||
          inner === 'pytest' ||
          inner === 'tox' ||
          inner === 'nox' ||
          inner === 'nose2' ||
          inner === 'behave'
          ? tests(inner, words.slice(module + 2))
          : [];
      }
      if (/(^|\/)manage\.py$/.test(sub ?? '') && plain[1] === 'test')
        return found(
          'manage.py test',
          'python',
          sub.includes('/') ? [sub.replace(/\/[^/]*$/, '')] : undefined,
        );
      return /(^|\/)(run[-_]?tests?|tests?)\.py$/.test(sub ?? '')
        ? found(sub, 'python')
        : [];
    }
    case 'coverage': {
      if (sub !== 'run') return [];
      const at = words.indexOf('-m');
      return at >= 0
        ? tests('python', words.slice(at))
        : tests('python', plain.slice(1));
    }
    case 'hatch':
    case 'cargo':
      if (
        name === 'cargo' &&
        (sub === 'test' ||
          sub === 't' ||
          sub === 'nextest' ||
          sub === 'tarpaulin' ||
          sub === 'llvm-cov')
      ) {
        return sub === 'nextest' && plain[1] !== 'run'
          ? []
          : found(
              `cargo ${sub}`,
              'rust',
              args
                .all('--manifest-path')
                .map(path => path.replace(/\/?Cargo\.toml$/, '') || '.'),
            );
      }
      return name === 'hatch' && sub === 'test'
        ? found('hatch test', 'python')
        : [];
    case 'dotnet':
      return sub === 'test' || sub === 'vstest'
        ? found(`dotnet ${sub}`, 'dotnet', dotnetTargets(plain.slice(1)))
        : [];
    case 'jest':
    case 'vitest':
    case 'mocha':
    case 'ava':
    case 'tap':
    case 'jasmine':
    case 'karma':
    case 'borp':
    case 'uvu':
      return words.includes('--version') ? [] : found(name, 'javascript');
    case 'node':
      return args.has('--test') ? found('node --test', 'javascript') : [];
    case 'ng':
    case 'deno':
    case 'react-scripts':
    case 'vue-cli-service':
    case 'playwright':
    case 'testcafe':
      return /^(test|test:\w+|e2e)$/.test(sub ?? '')
        ? found(`${name} ${sub}`, 'javascript')
        : [];
    case 'cypress':
      return sub === 'run' ? found('cypress run', 'javascript') : [];
    case 'rspec':
    case 'minitest':
      return found(name, 'ruby');
    case 'rails':
    case 'rake':
      return plain.some(word => /^(test|spec)(:\w+)*$/.test(word))
        ? found(`${name} ${sub}`, 'ruby')
        : [];
    case 'phpunit':
    case 'pest':
    case 'codecept':
      return found(name, 'php');
    case 'php':
      return plain[1] === 'test' || /phpunit|pest/.test(sub ?? '')
        ? found('php test', 'php')
        : [];
    case 'composer':
      return plain.some(word => /^tests?$/.test(word))
        ? found('composer test', 'php')
        : [];
    case 'sbt':
      return words.some(word => /(^|[\s:/;])test(Only|Quick)?$/i.test(word))
        ? found('sbt test', 'java')
        : [];
    case 'mill':
    case 'lein':
    case 'mix':
    case 'swift':
    case 'flutter':
    case 'dart':
    case 'stack':
    case 'cabal':
    case 'ant':
    case 'zig':
    case 'meson':
    case 'melos':
      return plain.some(word => /^tests?$|\.test$/.test(word))
        ? found(`${name} test`)
        : [];
    case 'ctest':
    case 'bats':
    case 'shellspec':
    case 'busted':
      return found(name);
    default:
      return [];
  }
}

/** Directories of the projects and solutions that are named, else of the first word that is no option. */
function dotnetTargets(words: readonly string[]): string[] {
  const project = /(^|\/)[^/]*\.(csproj|fsproj|vbproj|sln|slnf|slnx|dll)$/;
  const projects = words.filter(word => project.test(word));
  return projects.length > 0
    ? projects.map(path => path.replace(project, '') || '.')
    : words.slice(0, 1);
}

function skipsMaven(words: readonly string[]): boolean {
  return words.some(word =>
    /^-D(skipTests|maven\.test\.skip)(=true)?$/.test(word),
  );
}
