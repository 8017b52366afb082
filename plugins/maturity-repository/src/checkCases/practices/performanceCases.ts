import { changed, shop } from '../orchestration/shop';
import { casesOf } from '../orchestration/tell';
import { CheckCase } from '../types';

const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});

/** An entity that is declared to be in a mesh. */
const meshed = (mesh: string): CheckCase['entity'] => ({
  metadata: { annotations: { 'container-maturity.io/mesh': mesh } },
});
const k6 = {
  'tests/load/checkout.js': "import http from 'k6/http';\n",
};
const report = { 'README.md': '# API\n\n## Performance\n' };
/** Its manifests take part in one. */
const injected = changed([
  '    metadata:\n      labels:\n        app: api\n',
  '    metadata:\n      annotations: { linkerd.io/inject: enabled }\n      labels:\n        app: api\n',
]);
const readme = { 'README.md': '# API\n' };

/** What the checks of the report on performance say. */
export const performanceCases: CheckCase[] = casesOf({
  'load-test-kept': {
    pass: [
      { files: k6, entity: meshed('istio') },
      { files: report, entity: meshed('linkerd') },
      { ...k6, ...injected },
      { files: k6, entity: meshed('istio'), evidence: truncated },
      { files: report, entity: meshed('istio'), evidence: truncated },
    ],
    fail: [
      {
        files: { 'tests/load/checkout.js': "import x from 'k60';\n" },
        entity: meshed('istio-ambient'),
      },
    ],
    unknown: [{ files: readme, entity: meshed('istio'), evidence: truncated }],
    none: [readme, shop, { files: injected, entity: meshed('none') }],
  },
}).concat({
  check: 'load-test-kept',
  files: readme,
  entity: meshed('istio'),
  expected: { status: 'fail', at: ['README.md:undefined'] },
});
