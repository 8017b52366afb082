import { Verdict } from './ours';
import { Subject, SubjectContainer } from './subjects';
import { TrivyFailure } from './trivy';

/** One of our checks and the rules of Trivy that ask the same. */
export interface Pair {
  check: string;
  rules: string[];
}

/** Both verdicts on one place: a container, or a whole object or Dockerfile. */
export interface Place {
  check: string;
  subject: Subject;
  container?: SubjectContainer;
  ours: 'pass' | 'fail' | 'unknown';
  /** The rules that fail; none: it passes. */
  trivy: string[];
  /** What both say, to see who is right. */
  ourWords: string[];
  trivyWords: string[];
}

/** Kinds of which Trivy knows where the pod is. */
const podKinds = new Set([
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
]);

/**
 * The places of one subject that one pair is about. Containers are compared one by one, unless one side speaks of the pod
 * as a whole; then the object is.
 */
export function comparePlaces(
  { check, rules }: Pair,
  subject: Subject,
  verdict: Verdict,
  failures: TrivyFailure[],
): Place[] {
  const theirs = failures
    .filter(({ rule }) => rules.includes(rule))
    .map(failure => ({ ...failure, container: namedBy(failure, subject) }));
  const ours = verdict.findings.map(({ message, source }) => ({
    message: message.en,
    container: holding(subject, source?.line ?? 0),
  }));
  if (!isAbout(verdict, subject, theirs.length)) return [];
  const byContainer =
    subject.containers.length > 0 &&
    verdict.status !== 'unknown' &&
    [...ours, ...theirs].length > 0 &&
    [...ours, ...theirs].every(({ container }) => container);
  const places = byContainer ? subject.containers : [undefined];
  return places.map(container => {
    const here = <T extends { container?: SubjectContainer }>(all: T[]) =>
      all.filter(one => !container || one.container === container);
    const status = here(ours).length > 0 ? 'fail' : 'pass';
    return {
      check,
      subject,
      container,
      ours: verdict.status === 'unknown' ? 'unknown' : status,
      trivy: [...new Set(here(theirs).map(({ rule }) => rule))].sort(),
      ourWords:
        verdict.status === 'unknown'
          ? [verdict.reason]
          : here(ours).map(({ message }) => message),
      trivyWords: here(theirs).map(({ message }) => message),
    };
  });
}

/** False where neither has anything to say, so that an agreement on it would mean nothing. */
function isAbout(
  { status }: Verdict,
  { kind, object }: Subject,
  failures: number,
): boolean {
  if (status === 'error') {
    throw new Error('A check ended in an error: mend that first.');
  }
  if (failures > 0 || status === 'fail') return true;
  if (status === 'not-applicable') return false;
  return (
    kind === 'dockerfile' ||
    !('spec' in object) ||
    podKinds.has(String(object.kind))
  );
}

function namedBy(
  { line, message }: TrivyFailure,
  subject: Subject,
): SubjectContainer | undefined {
  const name = /\b[Cc]ontainer '?([\w.-]+)'? of /.exec(message)?.[1];
  return (
    holding(subject, line) ??
    subject.containers.find(container => container.name === name)
  );
}

function holding(
  { containers }: Subject,
  line: number,
): SubjectContainer | undefined {
  return containers.find(({ first, last }) => first <= line && line <= last);
}
