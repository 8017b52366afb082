import { casesOf } from '../orchestration/tell';
import { CheckCase, Files } from '../types';

const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});

const files: Files = {
  Dockerfile: 'FROM scratch\n',
  'deploy/charts/api/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.0.0\n',
  '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
};
/** The files above with this CODEOWNERS. */
const owned = (...lines: string[]): Files => ({
  ...files,
  CODEOWNERS: `${lines.join('\n')}\n`,
});
const platform = 'params: { platformTeams: ["@acme/platform"] }\n';
const security = 'params: { securityTeams: ["@acme/security"] }\n';

const link = (entry: object) => ({ metadata: { links: [entry] } });
const catalog = {
  'catalog-info.yaml': 'kind: Component\nmetadata: { name: x }\n',
};

/** What the checks of working together say. */
export const collaborationCases: CheckCase[] = casesOf({
  'platform-files-owned': {
    pass: [
      owned('* @acme/team'),
      owned('Dockerfile @a', '/deploy/ @b'),
      {
        files: owned('Dockerfile @acme/platform @a', '/deploy/ @acme/platform'),
        overlay: platform,
      },
    ],
    fail: [
      { files: owned('* @acme/team', 'Dockerfile'), at: undefined },
      { files: owned('Dockerfile @a') },
      {
        files: owned('* @acme/team # everybody'),
        overlay: platform,
        at: ['# everybody'],
      },
    ],
    unknown: [files],
    none: [
      { CODEOWNERS: '* @a\n' },
      { CODEOWNERS: '* @a\n', '.github/workflows/ci.yml': 'on: push\n' },
    ],
  },
  'security-files-owned': {
    pass: [
      owned('* @acme/team'),
      owned('/.github/ @a', '/CODEOWNERS @b'),
      {
        files: owned('/.github/ @acme/security', 'CODEOWNERS @acme/security'),
        overlay: security,
      },
    ],
    fail: [
      { files: owned('/.github/ @a') },
      { files: owned('/CODEOWNERS @a') },
      {
        files: owned('* @acme/team # everybody'),
        overlay: security,
        at: ['# everybody'],
      },
    ],
    unknown: [files],
    none: [{}, { Dockerfile: 'FROM scratch\n' }],
  },
  'support-channel': {
    pass: [
      { 'README.md': '# API\n\n## Getting help\n' },
      { 'README.md': '# API\n\n## 联系我们\n' },
      { files: {}, entity: link({ url: 'https://acme.slack.com/x' }) },
      { files: {}, entity: link({ url: 'https://a.b', title: 'Support' }) },
      { files: {}, entity: link({ url: 'https://a.b', type: 'chat' }) },
      {
        files: { 'README.md': '# API\n\n## Support\n' },
        evidence: truncated,
      },
    ],
    fail: [
      { files: catalog, at: ['kind: Component'] },
      { files: {}, entity: link({ url: 'https://a.b', title: 'Dashboard' }) },
    ],
    unknown: [{ files: catalog, evidence: truncated }],
  },
}).concat(
  // A file without an owner is named, and has no line.
  {
    check: 'platform-files-owned',
    files: owned('* @acme/team', 'Dockerfile'),
    expected: { status: 'fail', at: ['Dockerfile:undefined'] },
  },
  {
    check: 'security-files-owned',
    files: owned('/CODEOWNERS @a'),
    expected: {
      status: 'fail',
      at: ['.github/workflows/ci.yml:undefined'],
    },
  },
);
