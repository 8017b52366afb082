// The development side of the example repository: projects, documents and programs.
import { Files, Language, services } from './exampleServices';

const project: Record<Language, (name: string) => Files> = {
  node: name => [
    [
      `services/${name}/package.json`,
      JSON.stringify(
        {
          name,
          version: '1.4.2',
          private: true,
          engines: { node: '>=24' },
          scripts: {
            build: 'tsc -p .',
            lint: 'eslint src',
            test: 'node --test',
            start: 'node dist/main.js',
          },
          dependencies: { fastify: '5.4.0', pg: '8.16.3', pino: '9.7.0' },
          devDependencies: { eslint: '9.30.0', typescript: '5.9.3' },
        },
        null,
        2,
      ),
    ],
    [`services/${name}/package-lock.json`, packageLock(name)],
    [
      `services/${name}/tsconfig.json`,
      '{ "compilerOptions": { "strict": true, "outDir": "dist" } }\n',
    ],
  ],
  go: name => [
    [
      `services/${name}/go.mod`,
      `module git.example.com/shop/${name}\n\ngo 1.25\n\nrequire github.com/prometheus/client_golang v1.22.0\n`,
    ],
    [
      `services/${name}/go.sum`,
      lines(120, n => `example.com/m${n} v1.0.${n} h1:${'x'.repeat(43)}=`),
    ],
  ],
  python: name => [
    [
      `services/${name}/pyproject.toml`,
      `[project]\nname = "${name}"\nversion = "1.4.2"\nrequires-python = ">=3.13"\ndependencies = ["flask", "gunicorn"]\n\n[tool.pytest.ini_options]\ntestpaths = ["tests"]\n`,
    ],
    [
      `services/${name}/requirements.txt`,
      'flask==3.1.1\ngunicorn==23.0.0\nprometheus-client==0.22.1\n',
    ],
  ],
};

/** What makes each service a project of its language, and the catalog's description. */
export function projects(): Files {
  return [
    ...services.flatMap(({ name, language }): Files => project[language](name)),
    [
      'catalog-info.yaml',
      `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: orders
  annotations: { backstage.io/techdocs-ref: dir:. }
spec: { type: service, lifecycle: production, owner: group:default/orders, system: shop }
`,
    ],
    [
      '.devcontainer/devcontainer.json',
      `{\n  // what everyone develops in\n  "name": "shop",\n  "image": "mcr.microsoft.com/devcontainers/base:bookworm",\n  "features": { "ghcr.io/devcontainers/features/docker-in-docker:2": {} }\n}\n`,
    ],
    ['.gitignore', 'node_modules\ndist\n.env\n__pycache__\n'],
    ['.editorconfig', 'root = true\n\n[*]\nindent_style = space\n'],
  ];
}

/** As long as a small service's. */
function packageLock(name: string): string {
  const packages = Object.fromEntries(
    Array.from({ length: 250 }, (_, n) => [
      `node_modules/package-${n}`,
      {
        version: `1.${n}.0`,
        resolved: `https://registry.example.com/package-${n}/-/package-${n}-1.${n}.0.tgz`,
        integrity: `sha512-${'0'.repeat(86)}==`,
        dependencies: { [`package-${(n + 1) % 250}`]: '^1.0.0' },
      },
    ]),
  );
  return JSON.stringify({ name, lockfileVersion: 3, packages }, null, 2);
}

/** README, documentation site, decisions. */
export function documents(): Files {
  const topics = [
    'architecture',
    'runbook',
    'development',
    'api',
    'monitoring',
  ];
  return [
    ['README.md', page('Orders', 'the shop')],
    ['CONTRIBUTING.md', page('Contributing', 'the shop')],
    ['SECURITY.md', page('Security', 'the shop')],
    [
      'mkdocs.yml',
      `site_name: shop\nnav:\n${topics
        .map(topic => `  - ${topic}.md\n`)
        .join('')}plugins: [techdocs-core]\n`,
    ],
    ...topics.map((topic): [string, string] => [
      `docs/${topic}.md`,
      page(topic, 'the shop'),
    ]),
    ...Array.from({ length: 12 }, (_, n): [string, string] => [
      `docs/adr/${String(n + 1).padStart(4, '0')}-decision.md`,
      page(`Decision ${n + 1}`, 'why it is so'),
    ]),
    ...services.map(({ name }): [string, string] => [
      `services/${name}/README.md`,
      page(name, `service ${name}`),
    ]),
  ];
}

function page(title: string, about: string): string {
  const section = (heading: string) => `
## ${heading}

What one has to know of ${about}: where it runs, whom to ask, and what to do when an
alert fires. See [the runbook](docs/runbook.md) and [the architecture](docs/architecture.md#containers).

\`\`\`sh
docker compose up --build
kubectl -n shop rollout undo deployment/orders
\`\`\`
`;
  return `# ${title}\n${[
    'Start',
    'Configuration',
    'Deploy',
    'Roll back',
    'Monitoring',
    'Contact',
  ]
    .map(section)
    .join('')}`;
}

const program: Record<Language, (name: string, n: number) => [string, string]> =
  {
    node: (name, n) => [
      `services/${name}/src/${
        n === 0 ? 'main' : `module${n}${n % 3 ? '' : '.test'}`
      }.ts`,
      `import { createServer } from 'node:http';\n\n${lines(
        80,
        line =>
          `export function step${line}(value: number): number {\n  return value + ${line} * ${n};\n}\n`,
      )}`,
    ],
    go: (name, n) => [
      `services/${name}/${
        n === 0
          ? `cmd/${name}/main`
          : `internal/module${n}${n % 3 ? '' : '_test'}`
      }.go`,
      `package ${n === 0 ? 'main' : 'internal'}\n\nimport "net/http"\n\n${lines(
        80,
        line =>
          `func Step${line}(value int) int {\n\treturn value + ${line}*${n}\n}\n`,
      )}`,
    ],
    python: (name, n) => [
      `services/${name}/${
        n % 3 ? `app/module${n}` : `tests/test_module${n}`
      }.py`,
      `import os\n\n${lines(
        80,
        line => `def step_${line}(value):\n    return value + ${line} * ${n}\n`,
      )}`,
    ],
  };

/** So many files of source, shared among the services. */
export function programs(count: number): Files {
  return Array.from({ length: count }, (_, n): [string, string] => {
    const { name, language } = services[n % services.length];
    return program[language](name, Math.floor(n / services.length));
  });
}

function lines(count: number, line: (n: number) => string): string {
  return `${Array.from({ length: count }, (_, n) => line(n)).join('\n')}\n`;
}
