import { z } from 'zod';
import { RepositoryFiles } from '../files';
import { aspireHostsOf } from '../project/aspire';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { discoverTemplates } from './discover';

const imageBuilderShape = z
  .object({
    kind: z
      .enum([
        'jib',
        'ko',
        'buildpacks',
        'bazel',
        'dotnet',
        'nix',
        'plugin',
        'template',
      ])
      .describe(
        'dotnet: the SDK or an Aspire host; plugin: another plug-in of Maven or Gradle; template: a Dockerfile is generated from it',
      ),
    source: sourceShape,
  })
  .describe('Another way than a Dockerfile to build an image');

type ImageBuilder = z.output<typeof imageBuilderShape>;

interface Trace {
  kind: ImageBuilder['kind'];
  globs: string[];
  /** What a line says; without it the file's existence is enough. */
  line?: RegExp;
  scope: 'own' | 'any';
}

const traces: Trace[] = [
  {
    kind: 'jib',
    globs: ['**/pom.xml'],
    line: /<artifactId>jib-maven-plugin<\/artifactId>/,
    scope: 'own',
  },
  {
    kind: 'jib',
    globs: ['**/build.gradle{,.kts}'],
    line: /^[^/]*com\.google\.cloud\.tools\.jib/,
    scope: 'own',
  },
  { kind: 'ko', globs: ['.ko.yaml', '.ko.yml'], scope: 'own' },
  {
    kind: 'ko',
    globs: ['.github/workflows/*.{yml,yaml}', '.gitlab-ci.yml', 'Makefile'],
    line: /^[^#]*(\bko (build|publish|resolve|apply)\b|uses:\s*ko-build\/setup-ko@)/,
    scope: 'any',
  },
  {
    kind: 'buildpacks',
    globs: ['project.toml'],
    line: /^\s*\[\[?\s*(_|build|io\.buildpacks)/,
    scope: 'own',
  },
  {
    kind: 'buildpacks',
    globs: ['**/pom.xml'],
    line: /<goal>build-image(-no-fork)?<\/goal>/,
    scope: 'own',
  },
  {
    kind: 'buildpacks',
    globs: ['.github/workflows/*.{yml,yaml}', '.gitlab-ci.yml', 'Makefile'],
    line: /^[^#]*(\bpack build\s|spring-boot:build-image|\bbootBuildImage\b)/,
    scope: 'any',
  },
  {
    kind: 'bazel',
    globs: ['**/BUILD{,.bazel}'],
    line: /^\s*(oci_image|container_image|go_image)\(/,
    scope: 'own',
  },
  {
    kind: 'dotnet',
    globs: ['**/*.csproj'],
    line: /<(ContainerRepository|ContainerImageName|EnableSdkContainerSupport)>/,
    scope: 'own',
  },
  {
    kind: 'plugin',
    globs: ['**/pom.xml'],
    line: /<artifactId>(docker-maven-plugin|kubernetes-maven-plugin|openshift-maven-plugin|quarkus-container-image-\w+)<\/artifactId>/,
    scope: 'own',
  },
  {
    kind: 'plugin',
    globs: ['**/build.gradle{,.kts}'],
    line: /^[^/]*(com\.bmuschko\.docker-|com\.palantir\.docker|quarkus-container-image-)/,
    scope: 'own',
  },
  {
    kind: 'nix',
    globs: ['flake.nix', 'default.nix'],
    line: /dockerTools\.(buildImage|buildLayeredImage|streamLayeredImage)/,
    scope: 'own',
  },
];

async function imageBuildersOf(
  repository: RepositoryFiles,
): Promise<ImageBuilder[]> {
  const found: ImageBuilder[] = discoverTemplates(repository).map(
    ({ path }) => ({
      kind: 'template',
      source: { file: path, line: 0 },
    }),
  );
  for (const { kind, globs, line, scope } of traces) {
    for (const { path, scope: of } of repository
      .find(globs, { scope })
      .slice(0, 500)) {
      if (!line) {
        found.push({ kind, source: { file: path, line: 0 } });
        continue;
      }
      const content = await repository.read(path);
      if (content.kind !== 'text') continue;
      // A pipeline that the whole repository shares must name the entity.
      const mine = (text: string) =>
        of === 'own' || text.includes(repository.subpath);
      const at = content.text
        .split('\n')
        .map(text => text.slice(0, 1000))
        .findIndex(text => line.test(text) && mine(text));
      if (at >= 0) found.push({ kind, source: { file: path, line: at + 1 } });
    }
  }
  for (const source of await aspireHostsOf(repository)) {
    found.push({ kind: 'dotnet', source });
  }
  return found;
}

/** How images are built without a Dockerfile. */
export const imageBuildersSection = section({
  name: 'imageBuilders',
  schema: z
    .array(imageBuilderShape)
    .describe('Other ways than a Dockerfile to build an image'),
  collect: imageBuildersOf,
});
