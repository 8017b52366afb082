import { Deed, ScanFacts, severities, Tri } from '../model';
import { Arguments, truthy } from './arguments';
import { Environment } from './environment';
import { severityList } from './severities';

/** Flags of Trivy whose value is the next word. */
const valued = new Set(
  `-f --format -o --output -s --severity -c --config -t --template --exit-code --exit-on-eol --timeout --scanners
  --security-checks --vuln-type --pkg-types --cache-dir --cache-backend --cache-ttl --db-repository --java-db-repository
  --checks-bundle-repository --ignorefile --ignore-policy --ignore-status --input --platform --server --token
  --token-header --username --password --registry-token --skip-dirs --skip-files --file-patterns --image-src
  --image-config-scanners --vex --report --sbom-sources --rekor-url --secret-config --config-check
  --config-data --config-policy --policy --namespaces --tf-vars --helm-values --helm-set --compliance --docker-host
  --podman-host --parallel --branch --commit --tag --context --kubeconfig --include-kinds --exclude-kinds
  --include-namespaces --exclude-namespaces --severity-src --vuln-severity-source --module-dir --module`.split(
    /\s+/,
  ),
);

const targets: Record<string, ScanFacts['target']> = {
  image: 'image',
  i: 'image',
  fs: 'filesystem',
  filesystem: 'filesystem',
  rootfs: 'filesystem',
  repo: 'filesystem',
  repository: 'filesystem',
  sbom: 'bom',
  vm: 'unknown',
  k8s: 'cluster',
  kubernetes: 'cluster',
};
const configurations = new Set(['config', 'conf', 'misconfig']);
const boms = /cyclonedx|spdx|github/;

/** What a command of Trivy does. */
export function trivy(words: readonly string[], of: Environment): Deed[] {
  const args = new Arguments(words, valued);
  const [sub, subject = ''] = args.plain();
  const given = (flag: string, variable: string) =>
    args.value(...flag.split(' ')) ?? of(variable);
  const gates = gatesOf(given('--exit-code', 'TRIVY_EXIT_CODE'));
  if (configurations.has(sub)) {
    const tool = 'trivy config';
    return [{ kind: 'lint', tool, targets: [], policy: true, gates }];
  }
  if (args.has('--download-db-only', '--download-java-db-only')) return [];
  const target = Object.hasOwn(targets, sub) ? targets[sub] : undefined;
  if (!target) return [];
  const format = given('-f --format', 'TRIVY_FORMAT') ?? '';
  const listed = given('-s --severity', 'TRIVY_SEVERITY');
  const settings = given('-c --config', 'TRIVY_CONFIG') ?? 'trivy.yaml';
  const scan: Deed = {
    kind: 'scan',
    tool: 'trivy',
    gates,
    targets: [],
    scan: {
      target,
      subject: args.value('--input') ?? subject,
      severities: listed === undefined ? severities : severityList(listed),
      fixedOnly:
        args.has('--ignore-unfixed') || truthy(of('TRIVY_IGNORE_UNFIXED')),
      report:
        given('-o --output', 'TRIVY_OUTPUT') !== undefined ||
        !/^(?:table)?$/.test(format),
      ignoreFile: given('--ignorefile', 'TRIVY_IGNOREFILE'),
      skipsUpdate:
        args.has('--skip-db-update', '--skip-update') ||
        truthy(of('TRIVY_SKIP_DB_UPDATE')),
      settings: {
        format: 'trivy',
        file: settings,
        gates: given('--exit-code', 'TRIVY_EXIT_CODE') === undefined,
        severities: listed === undefined,
      },
    },
  };
  return besideBom(scan, format, given('--scanners', 'TRIVY_SCANNERS'));
}

/**
 * What Trivy does in this format: in one for bills of materials it lists the parts and looks for no vulnerability, unless
 * its scanners are named and that of vulnerabilities is among them.
 */
export function besideBom(scan: Deed, format: string, scanners = ''): Deed[] {
  if (!boms.test(format)) return [scan];
  const bom: Deed = { kind: 'bom', tool: scan.tool, targets: [] };
  return /vuln/.test(scanners) ? [bom, scan] : [bom];
}

/** Whether an exit code stops the pipeline: 0 does not, what isn't known may. */
export function gatesOf(code: string | undefined): Tri {
  if (code === undefined || code.trim() === '') return 'no';
  if (!/^\d+$/.test(code.trim())) return 'unknown';
  return Number(code) === 0 ? 'no' : 'yes';
}
