import { ImageReference } from '../reference';

/** Whether an image's default user is root, and whether it is a number; `unknown` where we can't say. */
export type DefaultUser = 'root' | 'number' | 'name' | 'unknown';

interface Rule {
  image: RegExp;
  tag?: RegExp;
  user: DefaultUser;
}

/**
 * Default users of public images, from their published Dockerfiles or documentation. The first rule that fits wins.
 */
const userRules: Rule[] = [
  // Distroless: https://github.com/GoogleContainerTools/distroless – tags with nonroot set 65532
  { image: /^gcr\.io\/distroless\//, tag: /nonroot/, user: 'number' },
  { image: /^gcr\.io\/distroless\//, user: 'root' },
  // Chainguard: 65532, but for the bases and SDKs that install packages
  {
    image: /^cgr\.dev\/chainguard\/(wolfi-base|chainguard-base)$/,
    user: 'root',
  },
  {
    image:
      /^cgr\.dev\/chainguard\/(static|glibc-dynamic|busybox|nginx|node|python|jre|jdk|ruby|php|aspnet-runtime|dotnet-runtime)$/,
    tag: /^(?!.*-dev)/,
    user: 'number',
  },
  { image: /^cgr\.dev\//, user: 'unknown' },
  // Docker Hardened Images: runtime variants 65532, -dev variants root
  { image: /^dhi\.io\//, tag: /-(dev|sdk)/, user: 'root' },
  { image: /^dhi\.io\//, user: 'number' },
  {
    image: /^docker\.io\/(bitnami|bitnamilegacy|bitnamisecure)\/minideb$/,
    user: 'root',
  },
  {
    image: /^docker\.io\/(bitnami|bitnamilegacy|bitnamisecure)\//,
    user: 'number',
  },
  { image: /^docker\.io\/nginxinc\/nginx-unprivileged$/, user: 'number' },
  {
    image:
      /^(ghcr\.io|quay\.io|public\.ecr\.aws)\/nginx(inc)?\/nginx-unprivileged$/,
    user: 'number',
  },
  // Red Hat: the language images run as 1001 or 185, the plain ones as root
  {
    image:
      /^registry\.(access\.)?redhat\.(com|io)\/ubi\d+\/(nodejs|python|openjdk|go-toolset|php|ruby|nginx|httpd|perl|dotnet)-?/,
    user: 'number',
  },
  {
    image:
      /^registry\.(access\.)?redhat\.(com|io)\/ubi\d+(\/ubi(-minimal|-micro|-init)?|-minimal|-micro|-init)?$/,
    user: 'root',
  },
  // .NET: chiselled and distroless variants run as 1654
  {
    image: /^mcr\.microsoft\.com\/dotnet\//,
    tag: /chiseled|distroless/,
    user: 'number',
  },
  { image: /^mcr\.microsoft\.com\/dotnet\//, user: 'root' },
  {
    image: /^docker\.io\/grafana\/(grafana|grafana-oss|grafana-enterprise)$/,
    user: 'number',
  },
  { image: /^docker\.io\/grafana\/k6$/, user: 'number' },
  { image: /^docker\.io\/openpolicyagent\/opa$/, user: 'number' },
  { image: /^docker\.io\/prom\//, user: 'name' },
  { image: /^docker\.io\/jenkins\/jenkins$/, user: 'name' },
  { image: /^quay\.io\/keycloak\/keycloak$/, user: 'number' },
  // Official images that don't run as root
  {
    image:
      /^docker\.io\/library\/(elasticsearch|logstash|kibana|open-liberty|websphere-liberty)$/,
    user: 'number',
  },
  {
    image:
      /^docker\.io\/library\/(haproxy|varnish|memcached|solr|sonarqube|groovy|znc)$/,
    user: 'name',
  },
  {
    image:
      /^(docker\.io|public\.ecr\.aws\/docker)\/library\/(alpine|almalinux|amazoncorretto|amazonlinux|archlinux|bash|buildpack-deps|busybox|caddy|cassandra|centos|clojure|composer|dart|debian|docker|eclipse-temurin|elixir|erlang|fedora|gcc|golang|gradle|haskell|httpd|ibm-semeru-runtimes|julia|mariadb|maven|mongo|mysql|nginx|node|openjdk|oraclelinux|perl|photon|php|postgres|pypy|python|r-base|rabbitmq|redis|rockylinux|ruby|rust|sapmachine|swift|tomcat|tomee|traefik|ubuntu)$/,
    user: 'root',
  },
  {
    image: /^public\.ecr\.aws\/(amazonlinux|amazoncorretto|lambda)\//,
    user: 'root',
  },
];

/** The default user of an image, as far as the table knows. */
export function defaultUserOf(image: ImageReference): DefaultUser {
  if (!image.valid) return 'unknown';
  const name = `${image.registry}/${image.repository}`;
  const rule = userRules.find(
    candidate =>
      candidate.image.test(name) &&
      (candidate.tag === undefined || candidate.tag.test(image.tag)),
  );
  return rule?.user ?? 'unknown';
}

/** Whether an image carries a compiler or SDK that a running service has no use for. */
export function isSdk(image: ImageReference): boolean {
  if (!image.valid) return false;
  const { repository, tag, registry } = image;
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  if (registry === 'mcr.microsoft.com') {
    return (
      repository === 'dotnet/sdk' ||
      repository === 'dotnet/core/sdk' ||
      repository === 'openjdk/jdk'
    );
  }
  if (
    [
      'golang',
      'rust',
      'maven',
      'gradle',
      'gcc',
      'swift',
      'haskell',
      'dart',
      'clojure',
      'sbt',
      'go-toolset',
    ].includes(name)
  ) {
    return true;
  }
  if (
    [
      'eclipse-temurin',
      'openjdk',
      'sapmachine',
      'ibm-semeru-runtimes',
      'liberica-openjdk-alpine',
    ].includes(name)
  ) {
    return (
      /(^|-)jdk/.test(tag) ||
      (!/jre/.test(tag) && name !== 'ibm-semeru-runtimes')
    );
  }
  return false;
}

/** Whether an image is one of the small bases: little to patch, little for an intruder to use. */
export function isMinimal(image: ImageReference): boolean {
  if (!image.valid) return false;
  const { registry, repository, tag } = image;
  if (registry === 'cgr.dev' || registry === 'dhi.io') return true;
  if (registry === 'gcr.io' && repository.startsWith('distroless/'))
    return true;
  if (
    /(^|\/)(alpine|busybox|ubi-micro|ubi-minimal|wolfi-base|minideb)$/.test(
      repository,
    )
  )
    return true;
  if (/^ubi\d+-(minimal|micro)$|^ubi\d+\/ubi-(minimal|micro)$/.test(repository))
    return true;
  return /(^|[-_.])(alpine\d*(\.\d+)?|slim|distroless|chiseled|chiseled-extra|micro|minimal)($|[-_.])/.test(
    tag,
  );
}

/** Families whose contents are known well enough to say whether a program is there. */
export type Family =
  | 'alpine'
  | 'debian'
  | 'debian-slim'
  | 'buildpack'
  | 'empty'
  | 'unknown';

/** What kind of system an image is. */
export function familyOf(image: ImageReference, scratch: boolean): Family {
  if (scratch) return 'empty';
  if (!image.valid) return 'unknown';
  const { registry, repository, tag } = image;
  if (registry === 'gcr.io' && repository.startsWith('distroless/')) {
    return /debug/.test(tag) ? 'unknown' : 'empty';
  }
  if (registry !== 'docker.io' || !repository.startsWith('library/')) {
    return 'unknown';
  }
  const name = repository.slice('library/'.length);
  if (name === 'alpine') return 'alpine';
  if (name === 'debian' || name === 'ubuntu') return 'debian';
  if (!['golang', 'node', 'python', 'ruby', 'php', 'rust'].includes(name)) {
    return 'unknown';
  }
  if (/alpine/.test(tag)) return 'alpine';
  if (/slim/.test(tag)) return 'debian-slim';
  return 'buildpack';
}

/** Images that have nothing of their own to run: a service built on them must say what it starts. */
export function hasNoServerCommand(
  image: ImageReference,
  scratch: boolean,
): boolean {
  if (scratch) return true;
  if (!image.valid) return false;
  if (image.registry === 'gcr.io' && image.repository.startsWith('distroless/'))
    return true;
  return (
    image.registry === 'docker.io' &&
    /^library\/(alpine|almalinux|amazoncorretto|amazonlinux|busybox|centos|debian|eclipse-temurin|elixir|fedora|golang|node|openjdk|perl|python|rockylinux|ruby|rust|ubuntu)$/.test(
      image.repository,
    )
  );
}
