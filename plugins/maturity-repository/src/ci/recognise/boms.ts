import { Deed } from '../model';
import { Arguments } from './arguments';

/** Makers of software bills of materials; nothing where the command is none. */
export function bom(name: string, words: readonly string[]): Deed[] {
  const [sub] = new Arguments(words).plain();
  switch (name) {
    case 'syft':
      return ['version', 'login', 'completion', 'cataloger'].includes(sub)
        ? []
        : [made('syft')];
    case 'cdxgen':
    case 'cyclonedx-gomod':
    case 'cyclonedx-py':
    case 'cyclonedx-npm':
    case 'sbom-tool':
      return [made(name)];
    case 'bom':
      return sub === 'generate' ? [made(name)] : [];
    case 'npm':
      return sub === 'sbom' ? [made('npm sbom')] : [];
    case 'mvn':
    case 'mvnw':
    case 'gradle':
    case 'gradlew':
      return words.some(word => /cyclonedx|spdxSbom|spdx-maven/i.test(word))
        ? [made(`${name} ${words.find(word => /cyclonedx|spdx/i.test(word))}`)]
        : [];
    // Without being asked to they put one beside the image, or into it.
    case 'ko':
      return ['build', 'publish', 'apply', 'resolve'].includes(sub) &&
        new Arguments(words).value('--sbom') !== 'none'
        ? [made('ko')]
        : [];
    case 'pack':
      return sub === 'build' ? [made('buildpacks')] : [];
    case 'apko':
      return sub === 'publish' || sub === 'build' ? [made('apko')] : [];
    default:
      return [];
  }
}

function made(tool: string): Deed {
  return { kind: 'bom', tool: tool.slice(0, 80), targets: [] };
}
