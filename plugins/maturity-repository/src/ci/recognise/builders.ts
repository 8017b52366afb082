import { Deed } from '../model';
import { Arguments } from './arguments';
import { targetsOfBuild } from './containers';
import { push } from './push';

const copied = (word: string) => word.replace(/^docker:\/\//, '');

/** Tools that build, push or copy images, other than docker and its kin. */
export function builder(name: string, words: readonly string[]): Deed[] {
  const args = new Arguments(
    words,
    new Set([
      '-t',
      '--tag',
      '-f',
      '--file',
      '--builder',
      '-B',
      '-p',
      '--path',
      '--env',
      '-e',
      '--config',
      '--destination',
      '-d',
      '--context',
      '--dockerfile',
      '--build-arg',
      '--default-repo',
      '--profile',
      '--registry',
      '--image',
      '-r',
      '-g',
      '--resource-group',
      '--namespace',
      '-n',
    ]),
  );
  const sub = args.plain();
  const both = (
    tool: string,
    images: readonly string[],
    targets?: readonly string[],
    pushes = true,
  ): Deed[] => [
    { kind: 'build', tool, images, targets, pushes },
    ...(pushes ? [push(tool, images, images.length === 0)] : []),
  ];
  switch (name) {
    case 'executor':
    case 'kaniko':
      return both(
        'kaniko',
        args.all('--destination', '-d'),
        targetsOfBuild(
          args.value('--context', '-c')?.replace(/^dir:\/\//, ''),
          args.value('--dockerfile', '-f'),
        ),
        !args.has('--no-push'),
      );
    case 'ko':
      return ['build', 'publish', 'apply', 'resolve', 'run'].includes(sub[0])
        ? both(
            'ko',
            [],
            sub.slice(1, 2),
            args.value('--push') !== 'false' && !args.has('--local', '-L'),
          )
        : [];
    case 'pack':
      return sub[0] === 'build'
        ? both(
            'pack',
            sub.slice(1, 2),
            args.all('--path', '-p'),
            args.has('--publish'),
          )
        : [];
    case 's2i':
      return sub[0] === 'build'
        ? both('s2i', sub.slice(3, 4), sub.slice(1, 2), false)
        : [];
    case 'skaffold':
      if (sub[0] === 'build')
        return both('skaffold', [], [], args.value('--push') !== 'false');
      if (sub[0] === 'run') {
        return [
          ...both('skaffold', [], []),
          ...(args.value('--status-check') === 'false'
            ? []
            : [{ kind: 'verify', tool: 'skaffold run', targets: [] } as const]),
        ];
      }
      return sub[0] === 'verify'
        ? [{ kind: 'verify', tool: 'skaffold verify', targets: [] }]
        : [];
    case 'earthly': {
      const target = words.find(word => /\+[\w-]+$/.test(word));
      const verb = target?.split('+').pop() ?? '';
      const deeds: Deed[] = [];
      if (/docker|image|container|^all|^build|release|publish/i.test(verb)) {
        deeds.push(
          ...both(
            'earthly',
            [],
            target?.startsWith('+') ? undefined : [target!.split('+')[0]],
            args.has('--push'),
          ),
        );
      }
      if (/test|^all|^ci$/i.test(verb))
        deeds.push({ kind: 'test', tool: 'earthly' });
      return deeds;
    }
    case 'buildctl':
      return sub[0] === 'build'
        ? both(
            'buildctl',
            [],
            undefined,
            words.some(word => /push=true/.test(word)),
          )
        : [];
    case 'img':
    case 'depot':
      if (sub[0] === 'bake')
        return both(`${name} bake`, [], [], args.has('--push'));
      if (sub[0] === 'build') {
        return both(
          `${name} build`,
          args.all('-t', '--tag'),
          targetsOfBuild(sub[1], args.value('-f', '--file')),
          args.has('--push'),
        );
      }
      return sub[0] === 'push' ? [push(`${name} push`, sub.slice(1, 2))] : [];
    case 'gcloud':
      return sub[0] === 'builds' &&
        sub[1] === 'submit' &&
        args.has('--tag', '-t', '--pack')
        ? both('gcloud builds', args.all('--tag', '-t'), sub.slice(2, 3))
        : [];
    case 'az':
      return sub[0] === 'acr' && sub[1] === 'build'
        ? both(
            'az acr build',
            args.all('-t', '--image'),
            targetsOfBuild(sub[2], args.value('-f', '--file')),
          )
        : [];
    case 'oc':
      return sub[0] === 'start-build' ? both('oc start-build', [], []) : [];
    case 'werf':
      return ['build', 'converge', 'publish'].includes(sub[0])
        ? both('werf', [], [])
        : [];
    case 'apko':
      return ['build', 'publish'].includes(sub[0])
        ? both('apko', sub.slice(2, 3), undefined, sub[0] === 'publish')
        : [];
    case 'goreleaser':
      return sub[0] === 'release' && !args.has('--snapshot', '--auto-snapshot')
        ? [
            {
              kind: 'release',
              tool: 'goreleaser',
              configuration: args.value('-f', '--config'),
            },
          ]
        : [];
    case 'crane':
    case 'gcrane':
      if (sub[0] === 'push') return [push(name, sub.slice(2, 3))];
      if (sub[0] === 'copy' || sub[0] === 'cp')
        return [push(name, sub.slice(2, 3))];
      if (sub[0] === 'tag')
        return [push(name, [`${sub[1]?.replace(/[:@][^/]*$/, '')}:${sub[2]}`])];
      return ['append', 'mutate', 'rebase'].includes(sub[0])
        ? both(name, args.all('-t', '--tag'))
        : [];
    case 'regctl':
      return sub[0] === 'image' && sub[1] === 'copy'
        ? [push('regctl', sub.slice(3, 4))]
        : [];
    case 'skopeo':
      return (sub[0] === 'copy' || sub[0] === 'sync') &&
        sub.at(-1)?.startsWith('docker://')
        ? [push('skopeo', [copied(sub.at(-1)!)])]
        : [];
    case 'bazel':
    case 'bazelisk': {
      const target = sub[1] ?? '';
      if (sub[0] === 'run' && /push/i.test(target)) return both('bazel', []);
      if (
        ['run', 'build'].includes(sub[0]) &&
        /image|docker|oci|tarball/i.test(target)
      )
        return both('bazel', [], undefined, false);
      return sub[0] === 'test' ? [{ kind: 'test', tool: 'bazel test' }] : [];
    }
    case 'dotnet':
      return sub[0] === 'publish' &&
        words.some(word => /PublishContainer|DefaultContainer/i.test(word))
        ? both(
            'dotnet publish',
            [],
            sub.slice(1, 2),
            words.some(word => /ContainerRegistry/i.test(word)),
          )
        : [];
    case 'sbt':
      if (
        words.some(word => /docker:publish$|Docker\s*\/\s*publish$/i.test(word))
      )
        return both('sbt', []);
      return words.some(word =>
        /docker:publishLocal|Docker\s*\/\s*publishLocal/i.test(word),
      )
        ? both('sbt', [], undefined, false)
        : [];
    default:
      return [];
  }
}

/** Image builds by plug-ins of Maven and Gradle. */
export function jvmImages(tool: string, words: readonly string[]): Deed[] {
  const deeds: Deed[] = [];
  for (const word of words) {
    if (/(^|:)jib(:build)?$|jib-maven-plugin(:[^:]+)?:build$/.test(word)) {
      deeds.push(
        { kind: 'build', tool: 'jib', pushes: true },
        push('jib', [], true),
      );
    } else if (
      /(^|:)(jib:?dockerBuild|jibDockerBuild|jibBuildTar|jib:buildTar)$/.test(
        word,
      )
    ) {
      deeds.push({ kind: 'build', tool: 'jib' });
    } else if (/spring-boot:build-image|(^|:)bootBuildImage$/.test(word)) {
      const publishes = words.some(other =>
        /publishImage|image\.publish=true/.test(other),
      );
      deeds.push({ kind: 'build', tool: 'buildpacks', pushes: publishes });
      if (publishes) deeds.push(push('buildpacks', [], true));
    } else if (
      /^(docker|dockerfile|k8s|oc|fabric8|image|container-image):build(-image)?$|(^|:)(dockerBuild|dockerBuildImage|buildImage|buildDockerImage|docker)$/.test(
        word,
      )
    ) {
      deeds.push({ kind: 'build', tool });
    } else if (
      /^(docker|dockerfile|k8s|oc|fabric8):push$|(^|:)(dockerPush|dockerPushImage|pushImage|publishImage)$/.test(
        word,
      )
    ) {
      deeds.push(push(tool, [], true));
    } else if (/quarkus\.container-image\.build=true/.test(word)) {
      deeds.push({ kind: 'build', tool: 'quarkus' });
    } else if (/quarkus\.container-image\.push=true/.test(word)) {
      deeds.push(
        { kind: 'build', tool: 'quarkus', pushes: true },
        push('quarkus', [], true),
      );
    }
  }
  return deeds;
}
