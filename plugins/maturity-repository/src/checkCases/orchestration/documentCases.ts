import { CheckCase } from '../types';
import { casesOf } from './tell';

const page = (...headings: string[]) => ({
  'docs/runbook.md': `# Runbook\n${headings
    .map(heading => `\n## ${heading}\n`)
    .join('')}`,
});
const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});
const whole = page('Deploy', 'Roll back', 'Troubleshooting');

/** What the checks of the documents say that this phase hands over. */
export const documentCases: CheckCase[] = casesOf({
  'operations-manual': {
    pass: [
      whole,
      page('部署', '回滚', '故障排查'),
      {
        'README.md':
          '# API\n\n## Deploy\n\n## When it goes wrong\n\n    kubectl logs deploy/api\n    helm rollback api\n',
      },
      { files: whole, evidence: truncated },
    ],
    fail: [
      { files: page('Deploy', 'Roll back') },
      { files: page('Deploy', 'Troubleshooting') },
      { files: page('Roll back', 'Troubleshooting') },
      { files: { 'README.md': '# API\n' } },
    ],
    unknown: [{ files: page('Deploy', 'Roll back'), evidence: truncated }],
  },
}).concat(
  // A page as a whole has no line.
  {
    check: 'operations-manual',
    files: page('Deploy', 'Roll back'),
    expected: { status: 'fail', at: ['docs/runbook.md:undefined'] },
  },
  {
    check: 'operations-manual',
    files: { 'README.md': '# API\n' },
    expected: { status: 'fail', at: ['README.md:undefined'] },
  },
);
