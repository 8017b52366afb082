import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { PodSecurityControl, Violation } from '../../shapes';
import { Field } from '../field';

export type Standard = Violation['standard'];

/** One control of the Pod Security Standards, applied to a pod or a container; reports what it forbids. */
export type Control = (report: Report, field: Field) => void;

/** Takes down the violations of a pod or of one of its containers. */
export class Report {
  readonly violations: Violation[] = [];

  /**
   * @param spec - of the pod
   * @param container - name of the container; empty for the pod
   */
  constructor(
    readonly spec: Field,
    readonly metadata: Field,
    readonly container: string,
  ) {}

  add(
    standard: Standard,
    control: PodSecurityControl,
    field: Field,
    message: LocalizedText,
  ): void {
    this.violations.push({
      standard,
      control,
      container: this.container,
      field: pathOf(field, this.spec),
      message,
      source: field.source,
    });
  }
}

/** The path as the pod has it, whatever it is a template of: `spec.containers[0].ports[1].hostPort`. */
function pathOf(field: Field, spec: Field): string {
  const above = spec.path.length;
  const path = field.path;
  const within = path.slice(0, above).every((key, i) => key === spec.path[i])
    ? path.slice(above)
    : path.slice(path.indexOf('metadata'));
  const text = within
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('');
  return text.startsWith('.metadata') ? text.slice(1) : `spec${text}`;
}

/** A text that holds something of the manifest: cut, so that no message is longer than it helps. */
export function quoted(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
