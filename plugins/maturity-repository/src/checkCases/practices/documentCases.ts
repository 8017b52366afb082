import { casesOf } from '../orchestration/tell';
import { CheckCase, Files } from '../types';

const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});

/** A README with these sections. */
const readme = (...headings: string[]): Files => ({
  'README.md': `# Orders\n${headings.map(text => `\n## ${text}\n`).join('')}`,
});
const nothing = readme('Licence');

/** A check that asks for a document, whatever tells that there is one; a whole page has no line. */
function asksFor(check: string, ...pass: Files[]): CheckCase[] {
  return casesOf({
    [check]: {
      pass: [...pass, ...pass.map(files => ({ files, evidence: truncated }))],
      unknown: [{ files: nothing, evidence: truncated }],
      fail: [{ files: {} }],
    },
  }).concat({
    check,
    files: nothing,
    expected: { status: 'fail', at: ['README.md:undefined'] },
  });
}

const provided = { spec: { providesApis: ['orders'] } };

/** What the checks of documents say. */
export const documentCases: CheckCase[] = [
  ...asksFor(
    'decision-records',
    { 'docs/adr/0001-queue.md': '# Use a queue\n' },
    readme('Technology choices'),
    readme('技术选型说明'),
  ),
  ...asksFor(
    'contributing-doc',
    { 'CONTRIBUTING.md': 'Be kind.\n' },
    readme('Development'),
    readme('开发规范'),
  ),
  ...asksFor(
    'api-described',
    { 'openapi.yaml': 'openapi: 3.1.0\n' },
    { 'proto/orders.proto': 'syntax = "proto3";\n' },
    readme('API'),
  ),
  ...casesOf({
    'api-described': {
      pass: [
        { files: nothing, entity: provided },
        { files: nothing, entity: provided, evidence: truncated },
      ],
      fail: [
        { files: nothing, entity: { spec: { providesApis: [] } } },
        { files: { 'openapi.yaml': 'generator: x\n' } },
      ],
      unknown: [
        {
          files: nothing,
          entity: { spec: { providesApis: [] } },
          evidence: truncated,
        },
      ],
    },
  }),
  ...asksFor('testing-doc', readme('Testing'), readme('测试指南')),
  ...asksFor('practices-doc', readme('Best practices'), {
    'docs/postmortems/2026-05.md': '# Postmortem of May\n',
  }),
];
