import { Deed, ScanFacts, severities, Tri } from '../model';
import { Arguments } from './arguments';
import { Environment } from './environment';
import { severitiesFrom, severityList } from './severities';
import { trivy } from './trivy';

const valued = new Set(
  `-f --fail-on --file -o --output -c --config --severity-threshold --policy-path --platform -s --scope --add-cpes-if-none
  --by-cve --exclude --distro --only-severity --only-severities --format --output-format --org --project-name --json-file-output
  --sarif-file-output --app-vulns --path --ip -t --threshold -w --whitelist -r --report --host --out`.split(
    /\s+/,
  ),
);

/** What a command of a scanner for vulnerabilities does; nothing where the command is none. */
export function scanner(
  name: string,
  words: readonly string[],
  of: Environment,
): Deed[] {
  const args = new Arguments(words, valued);
  const plain = args.plain();
  const [sub] = plain;
  switch (name) {
    case 'trivy':
      return trivy(words, of);
    case 'grype':
      return ['db', 'version', 'config', 'completion', 'explain'].includes(sub)
        ? []
        : grype(args, of);
    case 'snyk':
      return snyk(args);
    case 'osv-scanner':
      return [
        scan('osv-scanner', 'yes', {
          target: plain.includes('image') ? 'image' : 'filesystem',
          subject: plain.includes('image') ? plain.at(-1) : '',
          severities,
          report: args.has('--output'),
        }),
      ];
    case 'clairctl':
      return sub === 'report'
        ? [
            scan('clairctl', 'no', {
              target: 'image',
              subject: plain.at(-1),
              severities,
              report: args.has('--out', '-o'),
            }),
          ]
        : [];
    case 'clair-scanner':
      return [
        { ...scan(name, 'yes', imageNamed(plain.at(-1))), retired: true },
      ];
    case 'anchore-cli':
    case 'inline_scan':
      return [
        {
          ...scan(
            name,
            'unknown',
            imageNamed(plain.find(word => /[/:]/.test(word))),
          ),
          retired: true,
        },
      ];
    case 'twistcli':
    case 'wizcli':
    case 'sysdig-cli-scanner':
    case 'lacework':
    case 'lw-scanner':
    case 'roxctl':
    case 'cnspec':
    case 'neuvector':
      return [scan(name, 'unknown', hosted(plain.at(-1)))];
    case 'jf':
    case 'jfrog':
      return plain.includes('scan')
        ? [scan('jf scan', 'unknown', hosted(plain.at(-1)))]
        : [];
    case 'gcloud':
      return plain.includes('artifacts') && plain.includes('scan')
        ? [
            scan(
              'gcloud artifacts docker images scan',
              'no',
              hosted(plain.at(-1)),
            ),
          ]
        : [];
    case 'aws':
      return sub === 'ecr' && plain.some(word => /image-scan/.test(word))
        ? [scan('aws ecr image scan', 'unknown', hosted(''))]
        : [];
    default:
      return [];
  }
}

/** `docker scout`. */
export function scout(words: readonly string[]): Deed[] {
  const args = new Arguments(words, valued);
  const [sub, subject = ''] = args.plain();
  if (sub !== 'cves' && sub !== 'quickview' && sub !== 'compare') return [];
  const listed = args.value('--only-severity', '--only-severities');
  return [
    scan('docker scout', args.has('--exit-code', '-e') ? 'yes' : 'no', {
      target: 'image',
      subject: subject.replace(/^(?:image|registry|local):\/\//, ''),
      severities: listed === undefined ? severities : severityList(listed),
      fixedOnly: args.has('--only-fixed'),
      report: args.has('--output', '-o'),
    }),
  ];
}

/** A scan that a command or an action makes. */
export function scan(tool: string, gates: Tri, facts: ScanFacts): Deed {
  return { kind: 'scan', tool, gates, targets: [], scan: facts };
}

/** Of a service that keeps what its scanner finds. */
function hosted(subject = ''): ScanFacts {
  return { target: 'image', subject, report: true };
}

function imageNamed(subject = ''): ScanFacts {
  return { target: 'image', subject };
}

function grype(args: Arguments, of: Environment): Deed[] {
  const lowest = args.value('-f', '--fail-on') ?? of('GRYPE_FAIL_ON_SEVERITY');
  const [written = ''] = args.plain();
  const scheme = /^(\w+(?:-\w+)*):/.exec(written)?.[1] ?? '';
  const target = targetOfGrype(scheme, written);
  return [
    scan('grype', lowest === undefined ? 'no' : 'yes', {
      target,
      subject: written.replace(
        /^(?:docker|podman|registry|sbom|docker-archive|oci-archive|oci-dir|dir|file|singularity):/,
        '',
      ),
      severities: lowest === undefined ? severities : severitiesFrom(lowest),
      fixedOnly: args.has('--only-fixed'),
      report:
        args.has('--file') ||
        !/^(?:table)?$/.test(args.value('-o', '--output') ?? ''),
      skipsUpdate: of('GRYPE_DB_AUTO_UPDATE') === 'false',
      settings: {
        format: 'grype',
        file: args.value('-c', '--config') ?? '.grype.yaml',
        gates: lowest === undefined,
        severities: lowest === undefined,
      },
    }),
  ];
}

function targetOfGrype(scheme: string, written: string): ScanFacts['target'] {
  if (scheme === 'sbom' || written === '') return 'bom';
  if (scheme === 'dir' || scheme === 'file') return 'filesystem';
  return /^\.{0,2}\/|^\.$/.test(written) ? 'filesystem' : 'image';
}

function snyk(args: Arguments): Deed[] {
  const plain = args.plain();
  const [sub, second] = plain;
  if (sub === 'iac') {
    const tool = 'snyk iac';
    return [{ kind: 'lint', tool, targets: [], policy: true, gates: 'yes' }];
  }
  if (sub !== 'container' && sub !== 'test') return [];
  const lowest = args.value('--severity-threshold') ?? 'low';
  const monitors = sub === 'container' && second === 'monitor';
  return [
    scan(`snyk ${sub}`, monitors ? 'no' : 'yes', {
      target: sub === 'container' ? 'image' : 'filesystem',
      subject: sub === 'container' ? plain[2] ?? '' : '',
      severities: severitiesFrom(lowest),
      fixedOnly: args.has('--fail-on'),
      report: args.has(
        '--json-file-output',
        '--sarif-file-output',
        '--json',
        '--sarif',
      ),
    }),
  ];
}
