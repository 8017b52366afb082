import { Violation } from '../../shapes';
import { Field } from '../field';
import { PodTemplate } from '../podTemplate';
import { baselineOfContainer, baselineOfPod } from './baseline';
import { Control, Report } from './report';
import { restrictedOfContainer, restrictedOfPod } from './restricted';

/**
 * What the Pod Security Standards forbid in a pod, its containers left out: baseline and restricted as of
 * Kubernetes 1.35.
 */
export function podViolations(pod: PodTemplate): Violation[] {
  return apply(pod, pod.spec, '', [...baselineOfPod, ...restrictedOfPod]);
}

/** What they forbid in one container; init and ephemeral ones are held to the same. */
export function containerViolations(
  pod: PodTemplate,
  container: Field,
): Violation[] {
  return apply(pod, container, container.get('name').text, [
    ...baselineOfContainer,
    ...restrictedOfContainer,
  ]);
}

function apply(
  { spec, metadata }: PodTemplate,
  field: Field,
  container: string,
  controls: Control[],
): Violation[] {
  const report = new Report(spec, metadata, container);
  for (const control of controls) control(report, field);
  return report.violations;
}
