import { Deed, Tri } from '../model';
import { Arguments } from './arguments';

const valued = new Set(
  `-f --format --config -o --output -s --severity -p --policy --namespace -n --kubernetes-version --schema-location -c -t
  --framework -d --directory --check --skip-check --compliance-threshold --fail-threshold --severity-threshold --fail-on
  --set-exit-code-below-score --only-show-failed-tests --audit-path --checks --resource -r --data`.split(
    /\s+/,
  ),
);

/** Which tools ask for security and good practice, and what makes them stop the pipeline. */
const policies: Record<string, (args: Arguments) => Tri> = {
  checkov: args =>
    when(!args.has('--soft-fail', '-s') && !args.has('--soft-fail-on')),
  'kube-linter': always,
  'kube-score': always,
  conftest: args => when(!args.has('--no-fail')),
  polaris: args =>
    when(args.has('--set-exit-code-on-danger', '--set-exit-code-below-score')),
  kubescape: args =>
    when(
      args.has(
        '--compliance-threshold',
        '--fail-threshold',
        '-t',
        '--severity-threshold',
      ),
    ),
  kics: args =>
    when(
      args.value('--ignore-on-exit') !== 'all' &&
        args.value('--ignore-on-exit') !== 'results',
    ),
  terrascan: always,
  datree: always,
  kubesec: always,
  dockle: args =>
    when(
      args.value('--exit-code') !== undefined &&
        args.value('--exit-code') !== '0',
    ),
  gator: always,
};

const forms = new Set([
  'hadolint',
  'kubeconform',
  'pluto',
  'dockerfilelint',
  'dockerlint',
  'dclint',
]);

/** A linter of Dockerfiles, manifests and charts; nothing where the command is none. */
export function linter(name: string, words: readonly string[]): Deed[] {
  const args = new Arguments(words, valued);
  const [sub] = args.plain();
  if (sub === 'version' || words.includes('--version')) return [];
  if (Object.hasOwn(policies, name)) {
    return [lint(name, policies[name](args), true)];
  }
  if (forms.has(name)) return [lint(name, 'yes')];
  switch (name) {
    case 'kubeval':
      return [{ ...lint('kubeval', 'yes'), retired: true }];
    case 'kyverno':
      return sub === 'apply' || sub === 'test'
        ? [lint(`kyverno ${sub}`, 'yes', true)]
        : [];
    case 'helm':
      return sub === 'lint' ? [lint('helm lint', 'yes')] : [];
    case 'ct':
      return sub === 'lint' || sub === 'lint-and-install'
        ? [lint('ct lint', 'yes')]
        : [];
    default:
      return [];
  }
}

function lint(tool: string, gates: Tri, policy = false): Deed {
  return { kind: 'lint', tool, targets: [], gates, policy };
}

function always(): Tri {
  return 'yes';
}

function when(gates: boolean): Tri {
  return gates ? 'yes' : 'no';
}
