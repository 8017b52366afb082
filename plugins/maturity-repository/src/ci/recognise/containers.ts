import { Deed } from '../model';
import { Arguments } from './arguments';
import { attestationsOf } from './attestations';
import { compose } from './compose';
import {
  dockerGlobals,
  dockerValued as valued,
  runValued,
} from './dockerFlags';
import { push } from './push';
import { scan, scout } from './scanners';

/** docker, podman, nerdctl, finch and buildah. */
export function docker(name: string, words: readonly string[]): Deed[] {
  const skip = new Arguments(words, dockerGlobals).firstPlain();
  const [first, second, ...others] = words.slice(skip);
  const rest = words.slice(skip + 1);
  const after = [...(second === undefined ? [] : [second]), ...others];
  switch (first) {
    case 'build':
    case 'bud':
    case 'build-using-dockerfile':
      return build(`${name} build`, rest);
    case 'image':
    case 'builder':
    case 'manifest':
    case 'container':
      return docker(
        name,
        first === 'manifest' && second === 'push' ? rest : after,
      );
    case 'buildx':
      if (second === 'build' || second === 'b') {
        return build(`${name} buildx build`, others);
      }
      if (second === 'bake' || second === 'f') {
        return bake(`${name} buildx bake`, others);
      }
      if (second === 'imagetools' && others[0] === 'create') {
        return [
          push(
            `${name} buildx imagetools`,
            new Arguments(others.slice(1)).all('-t', '--tag'),
          ),
        ];
      }
      return [];
    case 'bake':
      return bake(`${name} bake`, rest);
    case 'commit':
      return name === 'buildah'
        ? [{ kind: 'build', tool: 'buildah', images: rest.slice(-1) }]
        : [];
    case 'push': {
      const plain = new Arguments(rest, valued).plain();
      return [
        push(
          `${name} push`,
          plain.slice(-1),
          rest.includes('--all-tags') || rest.includes('-a'),
        ),
      ];
    }
    case 'run':
    case 'create':
      return first === 'run' && name !== 'buildah'
        ? [
            {
              kind: 'run',
              tool: `${name} run`,
              images: [imageOfRun(rest)?.image ?? ''],
            },
          ]
        : [];
    case 'compose':
      return compose(`${name} compose`, rest);
    case 'login':
      return [{ kind: 'login', tool: `${name} login` }];
    case 'scout':
      return scout(after);
    case 'scan':
      return [
        {
          ...scan('docker scan', 'yes', {
            target: 'image',
            subject: new Arguments(after).plain().at(-1),
          }),
          retired: true,
        },
      ];
    case 'sbom':
      return [{ kind: 'bom', tool: 'docker sbom' }];
    case 'trust':
      return second === 'sign' ? [contentTrust('docker trust')] : [];
    default:
      return [];
  }
}

/** Docker Content Trust, which signs with Notary's first version. */
export function contentTrust(tool: string): Deed {
  return { kind: 'sign', tool, retired: true, targets: [] };
}

/** What `docker run` starts. */
export interface StartedImage {
  image: string;
  command: string[];
  /** What stands before the image. */
  options: string[];
}

/** Image and command of `docker run`. */
export function imageOfRun(words: readonly string[]): StartedImage | undefined {
  const first = new Arguments(words, runValued).firstPlain();
  return first < words.length
    ? {
        image: words[first],
        command: words.slice(first + 1),
        options: words.slice(0, first),
      }
    : undefined;
}

function build(tool: string, words: readonly string[]): Deed[] {
  const args = new Arguments(words, valued);
  if (args.has('--check') || args.value('--call') === 'check') {
    return [{ kind: 'lint', tool: `${tool} --check` }];
  }
  const file = args.value('-f', '--file');
  const context = args.plain().at(-1);
  const images = args.all('-t', '--tag');
  const pushes =
    args.has('--push') ||
    args.all('-o', '--output').some(out => /type=registry|push=true/.test(out));
  const deeds: Deed[] = [
    {
      kind: 'build',
      tool,
      targets: targetsOfBuild(context, file),
      images,
      pushes,
    },
  ];
  if (pushes) deeds.push(push(tool, images));
  const targets = targetsOfBuild(context, file);
  deeds.push(
    ...attestationsOf({
      tool,
      targets,
      sbom: args.value('--sbom') ?? (args.has('--sbom') ? 'true' : undefined),
      provenance:
        args.value('--provenance') ??
        (args.has('--provenance') ? 'true' : undefined),
      attests: args.all('--attest'),
      // Without being asked to, buildx records how an image was built that it pushes.
      byDefault: pushes && tool.includes('buildx'),
    }),
  );
  if (/(^|[-_])tests?($|[-_])/i.test(args.value('--target') ?? '')) {
    deeds.push({
      kind: 'test',
      tool: `${tool} --target`,
      targets: targetsOfBuild(context, file),
    });
  }
  return deeds;
}

/** What a build works on: the Dockerfile's directory where it is named, else the context. A remote context is nothing of ours. */
export function targetsOfBuild(
  context: string | undefined,
  file: string | undefined,
): string[] | undefined {
  if (file && file !== '-') {
    const end = file.lastIndexOf('/');
    if (end > 0) return [file.slice(0, end)];
  }
  return context && context !== '-' ? [context] : undefined;
}

function bake(tool: string, words: readonly string[]): Deed[] {
  const args = new Arguments(words, valued);
  const pushes = args.has('--push');
  return [
    { kind: 'build', tool, targets: [], pushes },
    ...(pushes ? [push(tool, [], true)] : []),
  ];
}
