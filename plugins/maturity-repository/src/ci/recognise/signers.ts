import { Deed, SigningFacts, Tri, TrustFacts } from '../model';
import { Arguments } from './arguments';

const valued = new Set(
  `--key -k --cert --certificate --certificate-chain --cert-chain -a --annotations --payload --signature --attachment
  --identity-token --fulcio-url --rekor-url --oidc-issuer --oidc-client-id --oidc-provider --oidc-redirect-url
  --oidc-client-secret-file --output-signature --output-certificate --output-payload --output-file --output -o --bundle
  --timestamp-server-url --timestamp-client-cacert --signing-config --trusted-root --registry-username --registry-password
  --registry-token --k8s-keychain --sk-slot --slot --issue-certificate --predicate --type --statement --certificate-identity
  --certificate-identity-regexp --certificate-oidc-issuer --certificate-oidc-issuer-regexp --ca-roots --ca-intermediates
  --certificate-github-workflow-repository --certificate-github-workflow-ref --certificate-github-workflow-name
  --certificate-github-workflow-sha --certificate-github-workflow-trigger --policy --local-image --sct --timeout -t
  --attachment-tag-prefix --max-workers --sbom -u --username -p --password --plugin --id --plugin-config --signature-format
  --expiry -e -m --user-metadata --timestamp-url --timestamp-root-cert --force-referrers-tag -d --repo -R --owner
  --signer-workflow --signer-repo --cert-identity --cert-identity-regex --cert-oidc-issuer --predicate-type
  --bundle-from-oci --format --deny-self-hosted-runners --source-uri --source-tag --source-branch --builder-id
  --provenance-path --source-versioned-tag --build-workflow-input`.split(/\s+/),
);
/** Of these the next word is no value. */
for (const flag of [
  '-R',
  '--bundle-from-oci',
  '--deny-self-hosted-runners',
  '--force-referrers-tag',
])
  valued.delete(flag);

const boms = /^(?:spdx|spdxjson|cyclonedx)$|spdx|cyclonedx/;
const anything = /^\^?\(?\.[*+]\)?\$?$/;

/** What a command does that signs, attests or verifies; nothing where it is none. */
export function signer(name: string, words: readonly string[]): Deed[] {
  const args = new Arguments(words, valued);
  const [sub, ...others] = args.plain();
  switch (name) {
    case 'cosign':
      return cosign(args, sub, others);
    case 'notation':
      if (sub === 'sign') return [notation(args, others)];
      return sub === 'verify'
        ? [trusting('notation verify', 'image', others, 'unknown')]
        : [];
    case 'gh':
      return sub === 'attestation' && others[0] === 'verify'
        ? [
            trusting(
              'gh attestation verify',
              (others[1] ?? '').startsWith('oci://') ? 'image' : 'file',
              others.slice(1),
              'identity',
            ),
          ]
        : [];
    case 'slsa-verifier':
      return sub?.startsWith('verify-')
        ? [
            trusting(
              'slsa-verifier',
              sub === 'verify-image' ? 'image' : 'file',
              others,
              'identity',
            ),
          ]
        : [];
    default:
      return [];
  }
}

/** Registries of tests: what is signed there is never shipped. */
const forTests =
  /^(?:localhost|127\.0\.0\.1|kind-registry|registry\.local|ttl\.sh)[:/]/;

function cosign(args: Arguments, sub: string, others: string[]): Deed[] {
  switch (sub) {
    case 'sign':
      return others.length > 0 && others.every(image => forTests.test(image))
        ? []
        : [signing('cosign', args, others)];
    case 'sign-blob':
      return [
        {
          ...signing('cosign sign-blob', args, others),
          signing: {
            ...keyOf(args),
            ...subjectOf(others),
            target: 'file',
            byDigest: 'unknown',
          },
        },
      ];
    case 'attest':
    case 'attest-blob': {
      const bom = boms.test(args.value('--type') ?? 'custom');
      const target = sub === 'attest' ? 'image' : 'file';
      const tool = `cosign ${sub}`;
      const { subject } = subjectOf(others);
      const facts = {
        ...keyOf(args),
        subject,
        target,
        byDigest: digestOf(others),
      } as const;
      return bom
        ? [{ kind: 'bom', tool, targets: [] }]
        : [
            {
              kind: 'provenance',
              tool,
              targets: [],
              signed: true,
              signing: facts,
            },
          ];
    }
    case 'attach':
      return others[0] === 'sbom'
        ? [{ kind: 'bom', tool: 'cosign attach sbom', targets: [] }]
        : [];
    case 'verify':
    case 'verify-attestation':
      return [trusting(`cosign ${sub}`, 'image', others, trustsOf(args))];
    case 'verify-blob':
    case 'verify-blob-attestation':
      return [trusting(`cosign ${sub}`, 'file', others, trustsOf(args))];
    default:
      return [];
  }
}

function signing(tool: string, args: Arguments, subjects: string[]): Deed {
  return {
    kind: 'sign',
    tool,
    targets: [],
    signing: {
      target: 'image',
      ...keyOf(args),
      ...subjectOf(subjects),
      byDigest: digestOf(subjects),
    },
  };
}

/** Its keys have names, and lie where its plug-ins say. */
function notation(args: Arguments, subjects: string[]): Deed {
  const deed = signing('notation', args, subjects);
  return {
    ...deed,
    signing: { ...deed.signing!, key: 'managed' },
  };
}

function subjectOf(subjects: readonly string[]): { subject: string } {
  return { subject: subjects.join(' ') };
}

function keyOf(args: Arguments): Pick<SigningFacts, 'key'> {
  const key = args.value('--key', '-k');
  if (key === undefined) {
    return {
      key: args.has('--sk', '--id', '--plugin') ? 'managed' : 'keyless',
    };
  }
  if (key.startsWith('env://')) return { key: 'environment' };
  if (/^[a-z0-9-]+:\/\//i.test(key) || key.startsWith('pkcs11:')) {
    return { key: 'managed' };
  }
  return /[$]/.test(key) ? { key: 'unknown' } : { key: 'file' };
}

/** Whether all the images are named by digest. A variable says it by its name, or not at all. */
export function digestOf(subjects: readonly string[]): Tri {
  const said = subjects.map(one);
  if (said.length === 0) return 'unknown';
  if (said.includes('no')) return 'no';
  return said.includes('unknown') ? 'unknown' : 'yes';
}

function one(subject: string): Tri {
  if (/@sha(?:256|512):/.test(subject) || /@\$[{(]/.test(subject)) return 'yes';
  if (/\$\{[^}]*(?:digest|sha256)[^}]*\}$/i.test(subject)) {
    return 'yes';
  }
  // What ends in a variable or a substitution, without a colon before it, may hold anything.
  const last = subject.split('/').at(-1) ?? '';
  if (/:[^@]+$/.test(last.replace(/\$\{[^}]*\}|\$\(\)/g, 'x'))) return 'no';
  return /[})]$|^\{\}/.test(subject) ? 'unknown' : 'no';
}

function trustsOf(args: Arguments): TrustFacts['trusts'] {
  if (
    args.has(
      '--key',
      '-k',
      '--sk',
      '--certificate',
      '--cert',
      '--ca-roots',
      '--certificate-chain',
    )
  )
    return 'key';
  if (args.has('--policy')) return 'unknown';
  const identity = args.all(
    '--certificate-identity',
    '--certificate-identity-regexp',
  );
  const workflow = args.words.some(word =>
    word.startsWith('--certificate-github-workflow-repository'),
  );
  if (identity.length === 0) return workflow ? 'identity' : 'anyone';
  return identity.every(value => anything.test(value.replace(/["']/g, ''))) &&
    !workflow
    ? 'anyone'
    : 'identity';
}

function trusting(
  tool: string,
  target: TrustFacts['target'],
  subjects: readonly string[],
  trusts: TrustFacts['trusts'],
): Deed {
  return {
    kind: 'check-signature',
    tool,
    targets: [],
    trust: { target, subject: subjects[0] ?? '', trusts },
  };
}
