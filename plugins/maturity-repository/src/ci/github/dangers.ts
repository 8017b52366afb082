import { own, record, strings, plainText } from '../json';
import { Danger } from '../schema';

/** What of a workflow decides how dangerous a step of it is. */
export interface Exposure {
  file: string;
  triggers: readonly string[];
  /** Conditions of the job and of the steps around. */
  conditions: readonly string[];
  /** The job waits for a protected environment. */
  environment: boolean;
}

const privilegedEvents = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'pull_request_review',
  'pull_request_review_comment',
  'gollum',
  'push',
  'fork',
  'watch',
]);
/** With these the pipeline's own definition is that of the main branch, but what is checked out may be anybody's. */
const targetEvents = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
]);

const headReference =
  /github\.event\.pull_request\.head\.(ref|sha|repo)|github\.head_ref|github\.event\.workflow_run\.head_(branch|sha|commit|repository)|refs\/pull\/|github\.event\.pull_request\.merge_commit_sha/;
const headCommand =
  /\bgh\s+pr\s+checkout\b|\bgit\s+fetch\b[^\n]{0,200}\bpull\/|\bgit\s+(checkout|switch|pull|fetch)\b[^\n]{0,200}github\.(head_ref|event\.pull_request\.head)/;
const untrusted =
  /github\.head_ref|github\.event\.(issue\.(title|body)|pull_request\.(title|body|head\.(ref|label)|head\.repo\.default_branch)|comment\.body|review\.body|review_comment\.body|discussion\.(title|body)|pages\b[\w.*]*\.page_name|commits\b[\w.*[\]]*\.(message|author\.(email|name))|head_commit\.(message|author\.(email|name))|workflow_run\.(head_branch|head_commit\.(message|author\.(email|name))|display_title))/;
const pullRequestData = /github\.head_ref|github\.event\.(pull_request|review)/;
const guard =
  /label|author_association|head\.repo\.(full_name|fork|id|owner)|head_repository|github\.actor\s*==|pull_request\.user\.(login|id)\s*==|sender\.login|comment\.user|permission/;

/** The ways in which a step lets a stranger's input run with the rights of the repository. */
export function dangersOf(
  step: unknown,
  lines: { uses: number; script: number },
  exposure: Exposure,
): Danger[] {
  const found: Danger[] = [];
  const guarded =
    exposure.environment ||
    [...exposure.conditions, plainText(own(step, 'if')) ?? ''].some(condition =>
      guard.test(condition),
    );
  const uses = plainText(own(step, 'uses')) ?? '';
  const inputs = record(own(step, 'with'));
  const run = plainText(own(step, 'run')) ?? '';
  const script = uses.startsWith('actions/github-script@')
    ? plainText(inputs.script) ?? ''
    : run;

  if (exposure.triggers.some(name => targetEvents.has(name))) {
    const reference = `${plainText(inputs.ref) ?? ''} ${
      plainText(inputs.repository) ?? ''
    }`;
    if (uses.startsWith('actions/checkout@') && headReference.test(reference)) {
      found.push(
        danger(
          'untrusted-checkout',
          headReference.exec(reference)![0],
          lines.uses,
          true,
        ),
      );
    } else if (headCommand.test(run)) {
      found.push(
        danger(
          'untrusted-checkout',
          headCommand.exec(run)![0].slice(0, 120),
          lines.script,
          true,
        ),
      );
    }
  }
  const rows = script.split('\n').slice(0, 5_000);
  for (const [index, row] of rows.entries()) {
    for (const match of row.slice(0, 5_000).matchAll(/\$\{\{(.*?)\}\}/g)) {
      const input = untrusted.exec(match[1])?.[0];
      if (
        !input ||
        /^\s*(contains|startsWith|endsWith|toJSON)?\(?.*[=!]=/.test(match[1])
      )
        continue;
      const events = exposure.triggers.filter(name =>
        pullRequestData.test(input)
          ? name.startsWith('pull_request') && name !== 'pull_request'
          : privilegedEvents.has(name) && name !== 'pull_request',
      );
      found.push(
        danger(
          'script-injection',
          input,
          lines.script + index,
          events.length > 0,
        ),
      );
    }
  }
  return found;

  function danger(
    kind: Danger['kind'],
    detail: string,
    line: number,
    privileged: boolean,
  ): Danger {
    return {
      kind,
      detail,
      privileged,
      guarded,
      source: { file: exposure.file, line },
    };
  }
}

/** Whether every condition is for a person to decide, read from a job. */
export function waitsForPerson(job: unknown): boolean {
  const environment = own(job, 'environment');
  return (
    strings(environment).length > 0 ||
    plainText(own(environment, 'name')) !== undefined
  );
}
