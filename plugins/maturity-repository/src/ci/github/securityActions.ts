import { Deed, ScanFacts, severities, Tri } from '../model';
import {
  attestationsOf,
  besideBom,
  gatesOf,
  recognise,
  scan,
  severitiesFrom,
  severityList,
  truthy,
} from '../recognise';
import type { ActionReading, Inputs } from './knownActions';

const trivyTargets: Record<string, ScanFacts['target']> = {
  image: 'image',
  fs: 'filesystem',
  rootfs: 'filesystem',
  repo: 'filesystem',
  sbom: 'bom',
  vm: 'unknown',
};

const gate = (value: string | undefined, fallback: Tri): Tri => {
  if (value === undefined) return fallback;
  if (value.includes('${…}')) return 'unknown';
  return truthy(value) ? 'yes' : 'no';
};

const simple =
  (deed: Omit<Deed, 'tool'>): ActionReading =>
  (_, tool) =>
    [{ targets: [], ...deed, tool }];

const trivy: ActionReading = (inputs, tool) => {
  const gates = gatesOf(inputs('exit-code'));
  const type = inputs('scan-type') ?? 'image';
  if (type === 'config')
    return [{ kind: 'lint', tool, targets: [], policy: true, gates }];
  const listed = inputs('severity');
  const format = inputs('format') ?? '';
  const settings = inputs('trivy-config') ?? 'trivy.yaml';
  const looks = scan(tool, gates, {
    target: targetOfTrivy(type, inputs('input')),
    subject: inputs('image-ref') ?? inputs('input') ?? '',
    severities: listed === undefined ? severities : severityList(listed),
    fixedOnly: truthy(inputs('ignore-unfixed')),
    report: Boolean(inputs('output')),
    ignoreFile: inputs('trivyignores'),
    skipsUpdate: truthy(inputs('skip-db-update')),
    settings: {
      format: 'trivy',
      file: settings,
      gates: inputs('exit-code') === undefined,
      severities: listed === undefined,
    },
  });
  return besideBom(looks, format, inputs('scanners'));
};

const grype: ActionReading = (inputs, tool) => {
  const image = inputs('image');
  const bom = inputs('sbom');
  const target = bom ? 'bom' : 'filesystem';
  return [
    scan(tool, gate(inputs('fail-build'), 'yes'), {
      target: image ? 'image' : target,
      subject: image ?? bom ?? inputs('path') ?? '',
      severities: severitiesFrom(inputs('severity-cutoff') ?? 'medium'),
      fixedOnly: truthy(inputs('only-fixed')),
      report: inputs('output-format') !== 'table',
    }),
  ];
};

/** An input is a saved image, whatever the type. */
function targetOfTrivy(type: string, input?: string): ScanFacts['target'] {
  if (input) return 'image';
  return Object.hasOwn(trivyTargets, type) ? trivyTargets[type] : 'unknown';
}

/** The action runs the program with the inputs `command` and `args`. */
const snyk: ActionReading = (inputs, tool) => {
  const [kind = ''] = /(?:iac|docker)$/.exec(tool) ?? [];
  const verb = inputs('command') ?? 'test';
  if (kind === '' && verb === 'monitor') {
    return [scan(tool, 'no', { target: 'filesystem', severities })];
  }
  const words = [
    'snyk',
    kind === 'docker' ? 'container' : kind,
    verb,
    inputs('image') ?? '',
    ...(inputs('args') ?? '').split(/\s+/),
  ].filter(Boolean);
  return recognise(words).map(deed => ({
    ...deed,
    tool,
    ...(deed.scan && {
      scan: { ...deed.scan, report: truthy(inputs('sarif') ?? 'true') },
    }),
  }));
};

const scout: ActionReading = (inputs, tool) => {
  const commands = (inputs('command') ?? '').split(/[\s,]+/);
  if (!commands.some(command => /^(?:cves|quickview|compare)$/.test(command)))
    return [];
  const listed = inputs('only-severities');
  return [
    scan(tool, gate(inputs('exit-code'), 'no'), {
      target: 'image',
      subject: inputs('image') ?? '',
      severities: listed === undefined ? severities : severityList(listed),
      fixedOnly: truthy(inputs('only-fixed')),
      report: Boolean(inputs('sarif-file')),
    }),
  ];
};

const threshold: ActionReading = (inputs, tool) => {
  const lowest = inputs('severity_threshold');
  return [
    scan(tool, lowest === undefined ? 'no' : 'yes', {
      target: inputs('image') ? 'image' : 'unknown',
      subject: inputs('image') ?? '',
      severities: lowest === undefined ? severities : severitiesFrom(lowest),
      report: true,
    }),
  ];
};

const imageScan: ActionReading = (inputs, tool) => [
  scan(tool, 'unknown', {
    target: 'image',
    subject:
      inputs('image-tag') ?? inputs('image-name') ?? inputs('image') ?? '',
  }),
];

const sources =
  (gates: Tri): ActionReading =>
  (_, tool) =>
    [scan(tool, gates, { target: 'filesystem', severities })];

/** GitHub signs what it attests: of an image where it is named by digest, or put beside it in the registry. */
const attests = (inputs: Inputs): Pick<Deed, 'signed' | 'signing'> => {
  const name = inputs('subject-name') ?? '';
  const image =
    inputs('subject-digest') !== undefined ||
    truthy(inputs('push-to-registry'));
  return {
    signed: true,
    signing: {
      target: image ? 'image' : 'file',
      subject: image ? name : inputs('subject-path') ?? '',
      byDigest: image ? 'yes' : 'unknown',
      key: 'keyless',
    },
  };
};

const provenance: ActionReading = (inputs, tool) => [
  { kind: 'provenance', tool, targets: [], ...attests(inputs) },
];

const attest: ActionReading = (inputs, tool) =>
  inputs('sbom-path')
    ? [{ kind: 'bom', tool, targets: [] }]
    : provenance(inputs, tool);

const slsa: ActionReading = (_, tool) => [
  {
    kind: 'provenance',
    tool,
    targets: [],
    signed: true,
    signing: {
      target: /container/.test(tool) ? 'image' : 'file',
      subject: '',
      byDigest: 'yes',
      key: 'keyless',
    },
  },
];

const notation: ActionReading = (inputs, tool) =>
  recognise([
    'notation',
    'sign',
    inputs('target_artifact_reference') ?? '',
  ]).map(deed => ({ ...deed, tool }));

const notationVerify: ActionReading = (inputs, tool) => [
  {
    kind: 'check-signature',
    tool,
    targets: [],
    trust: {
      target: 'image',
      subject: inputs('target_artifact_reference') ?? '',
      trusts: 'identity',
    },
  },
];

const policy = (gates: Tri) => simple({ kind: 'lint', policy: true, gates });

const kubescape: ActionReading = (inputs, tool) => {
  const limits = [
    'complianceThreshold',
    'severityThreshold',
    'failedThreshold',
  ];
  const stops = limits.some(name => inputs(name) !== undefined);
  return [
    {
      kind: 'lint',
      tool,
      targets: [],
      policy: true,
      gates: stops ? 'yes' : 'no',
    },
  ];
};

const checkov: ActionReading = (inputs, tool) => [
  {
    kind: 'lint',
    tool,
    targets: [],
    policy: true,
    gates: truthy(inputs('soft_fail')) ? 'no' : 'yes',
  },
];

/** What a build with BuildKit attaches; since version 4 of the action it records the provenance of what it pushes. */
export function attachedByBuild(
  inputs: Inputs,
  tool: string,
  targets: readonly string[] | undefined,
  pushes: boolean,
): Deed[] {
  return attestationsOf({
    tool,
    targets,
    sbom: inputs('sbom'),
    provenance: inputs('provenance'),
    attests: (inputs('attests') ?? '').split('\n'),
    byDefault: pushes,
  });
}

/** Actions that scan, sign, attest and lint, by name; a name that ends in `/` stands for every action below it. */
export const securityActions: Record<string, ActionReading> = {
  'aquasecurity/trivy-action': trivy,
  'anchore/scan-action': grype,
  'snyk/actions/': snyk,
  'docker/scout-action': scout,
  'crazy-max/ghaction-container-scan': threshold,
  'azure/container-scan': (_, tool) => [
    { ...scan(tool, 'yes', { target: 'image' }), retired: true },
  ],
  'sysdiglabs/scan-action': imageScan,
  'aws-actions/vulnerability-scan-github-action-for-amazon-inspector':
    imageScan,
  'google/osv-scanner-action/': sources('yes'),
  'actions/attest-build-provenance': provenance,
  'actions/attest-sbom': simple({ kind: 'bom' }),
  'actions/attest': attest,
  'anchore/sbom-action': simple({ kind: 'bom' }),
  'slsa-framework/slsa-github-generator/': slsa,
  'notaryproject/notation-action/sign': notation,
  'notaryproject/notation-action/verify': notationVerify,
  'hadolint/hadolint-action': simple({ kind: 'lint', gates: 'yes' }),
  'reviewdog/action-hadolint': simple({ kind: 'lint', gates: 'unknown' }),
  'stackrox/kube-linter-action': policy('yes'),
  'bridgecrewio/checkov-action': checkov,
  'instrumenta/conftest-action': policy('yes'),
  'azure/k8s-lint': simple({ kind: 'lint', gates: 'yes' }),
  'super-linter/super-linter': policy('yes'),
  'github/super-linter': policy('yes'),
  'oxsecurity/megalinter': policy('yes'),
  'goodwithtech/dockle-action': policy('unknown'),
  'erzz/dockle-action': policy('unknown'),
  'kubescape/github-action': kubescape,
  'checkmarx/kics-github-action': policy('yes'),
};
