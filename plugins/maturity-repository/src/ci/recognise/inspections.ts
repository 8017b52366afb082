import { Deed } from '../model';
import { Arguments } from './arguments';

const scan = (tool: string, gates: Deed['gates'], retired = false): Deed => ({
  kind: 'scan',
  tool,
  gates,
  retired,
  targets: [],
});
const lint = (tool: string, retired = false): Deed => ({
  kind: 'lint',
  tool,
  retired,
  targets: [],
});
const bom = (tool: string): Deed => ({ kind: 'bom', tool, targets: [] });

/** Scanners, signers, bills of materials and linters of what is deployed. */
export function inspections(name: string, words: readonly string[]): Deed[] {
  const args = new Arguments(
    words,
    new Set([
      '-f',
      '--format',
      '--config',
      '-o',
      '--output',
      '-s',
      '--severity',
      '--exit-code',
      '--key',
      '-p',
      '--policy',
      '--namespace',
      '-n',
      '--kubernetes-version',
      '--schema-location',
      '-c',
      '-t',
    ]),
  );
  const sub = args.plain()[0];
  switch (name) {
    case 'trivy': {
      if (['config', 'conf', 'misconfig'].includes(sub))
        return [lint('trivy config')];
      if (
        ![
          'image',
          'i',
          'fs',
          'filesystem',
          'rootfs',
          'repo',
          'repository',
          'sbom',
          'vm',
          'k8s',
          'kubernetes',
        ].includes(sub)
      )
        return [];
      const deeds = [
        scan(
          'trivy',
          (args.value('--exit-code') ?? '0') === '0' ? 'no' : 'yes',
        ),
      ];
      return /cyclonedx|spdx/.test(args.value('-f', '--format') ?? '')
        ? [bom('trivy'), ...deeds]
        : deeds;
    }
    case 'grype':
      return ['db', 'version', 'config', 'completion'].includes(sub)
        ? []
        : [scan('grype', args.has('-f', '--fail-on') ? 'yes' : 'no')];
    case 'snyk':
      if (sub === 'iac') return [lint('snyk iac')];
      return sub === 'container' || sub === 'test'
        ? [scan(`snyk ${sub}`, 'yes')]
        : [];
    case 'clair-scanner':
      return [scan('clair-scanner', 'yes', true)];
    case 'anchore-cli':
    case 'inline_scan':
      return [scan(name, 'unknown', true)];
    case 'clairctl':
      return sub === 'report' ? [scan('clairctl', 'no')] : [];
    case 'osv-scanner':
      return [scan('osv-scanner', 'yes')];
    case 'twistcli':
    case 'wizcli':
    case 'sysdig-cli-scanner':
    case 'lacework':
    case 'lw-scanner':
    case 'roxctl':
    case 'cnspec':
    case 'neuvector':
      return [scan(name, 'unknown')];
    case 'jf':
    case 'jfrog':
      return words.includes('scan') ? [scan('jf scan', 'unknown')] : [];
    case 'gcloud':
      return words.includes('artifacts') && words.includes('scan')
        ? [scan('gcloud artifacts docker images scan', 'no')]
        : [];
    case 'cosign':
      if (sub === 'sign')
        return [{ kind: 'sign', tool: 'cosign', targets: [] }];
      return sub === 'attest' || sub === 'attach' ? [bom(`cosign ${sub}`)] : [];
    case 'notation':
      return sub === 'sign'
        ? [{ kind: 'sign', tool: 'notation', targets: [] }]
        : [];
    case 'syft':
      return ['version', 'login', 'completion'].includes(sub)
        ? []
        : [bom('syft')];
    case 'cdxgen':
    case 'bom':
    case 'cyclonedx-gomod':
    case 'cyclonedx-py':
    case 'cyclonedx-npm':
    case 'sbom-tool':
      return [bom(name)];
    case 'hadolint':
    case 'kube-linter':
    case 'kubeconform':
    case 'kube-score':
    case 'conftest':
    case 'checkov':
    case 'dockle':
    case 'polaris':
    case 'datree':
    case 'kubescape':
    case 'kics':
    case 'terrascan':
    case 'pluto':
    case 'kubesec':
    case 'dockerfilelint':
    case 'dockerlint':
    case 'dclint':
      return sub === 'version' || words.includes('--version')
        ? []
        : [lint(name)];
    case 'kubeval':
      return [lint('kubeval', true)];
    case 'kyverno':
      return sub === 'apply' || sub === 'test' ? [lint(`kyverno ${sub}`)] : [];
    case 'helm':
      return sub === 'lint' ? [lint('helm lint')] : [];
    case 'ct':
      return sub === 'lint' || sub === 'lint-and-install'
        ? [lint('ct lint')]
        : [];
    default:
      return [];
  }
}
