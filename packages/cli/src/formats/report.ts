import {
  ChecklistView,
  CheckView,
  LocalizedText,
  Scorecard,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';

/**
 * Something that a person should know about how the scorecard came about.
 *
 * @public
 */
export interface Note {
  message: LocalizedText;
  source?: Source;
}

/**
 * Everything that the formats of `maturity check` are made of.
 *
 * @public
 */
export interface Report {
  /** What the person named: the directory, with the subpath. */
  directory: string;
  scorecard: Scorecard;
  checklist: ChecklistView;
  /** The file that declares the entity, below the checked directory where it lies there; absent: a service is assumed. */
  entityFile?: string;
  /** The file that stands for the whole repository where a reader wants a file. */
  homeFile: string;
  /** What was assumed about the entity, and why. */
  notes: Note[];
  /** What of the repository could not be read or judged. */
  problems: Note[];
}

/**
 * The checks of a checklist by id.
 *
 * @public
 */
export function checksOf(checklist: ChecklistView): Map<string, CheckView> {
  return new Map(
    checklist.phases
      .flatMap(phase => phase.tasks)
      .flatMap(task => task.checks)
      .map(check => [check.id, check]),
  );
}
