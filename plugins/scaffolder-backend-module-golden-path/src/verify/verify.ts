import { Entity } from '@backstage/catalog-model';
import {
  Archetype,
  CheckResult,
  ChecklistView,
  CheckView,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  Checklist,
  formatChecklistErrors,
  loadChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import {
  assessRepository,
  configureRendering,
  repositoryEvidenceSchema,
  RenderSettings,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { inBoth } from '../bilingual';
import { readCatalogInfo } from '../catalogInfo/read';

/** A check that files alone can't pass, and who can. */
export interface OpenCheck {
  check: CheckView;
  /** `pipeline`: the first run of the pipeline; `platform`: what the service runs on; `person`: a statement. */
  by: 'pipeline' | 'platform' | 'person';
}

/** What the checklist says of a directory. */
export interface Verification {
  scorecard: Scorecard;
  view: ChecklistView;
  /** Required and advisory checks that don't hold. */
  failed: Array<{ check: CheckView; result: CheckResult }>;
  /** Checks of the phases reached, and of the first one, that this directory can't answer. */
  open: OpenCheck[];
}

/** What an installation decides, the same for the portal and for its golden paths. */
export interface VerifySettings {
  /** `maturity.checklist.path`; the shipped checklist unless told. */
  checklistPath?: string;
  /** `maturity.repository.exclude`. */
  exclude?: string[];
  /** `maturity.archetypes`. */
  archetypes?: Record<string, Archetype>;
  /** `maturity.rendering`; the process's own unless told. */
  rendering?: RenderSettings;
}

/** Checks a directory as the portal, the command and the pipeline do: same collector, same checklist, same engine. */
export async function verifyDirectory(options: {
  directory: string;
  settings: VerifySettings;
  now: Date;
  signal?: AbortSignal;
}): Promise<Verification> {
  const { directory, settings, now, signal } = options;
  const checklist = await usableChecklist(settings.checklistPath);
  // Equal to what the maturity plugin sets, where it runs in the same process.
  if (settings.rendering) configureRendering(settings.rendering);
  const entity = (await readCatalogInfo(directory)).find(
    each => each.kind === 'Component',
  );
  const described: Entity = entity ?? {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'workspace' },
    spec: { type: 'service' },
  };
  const { results, scorecard } = await assessRepository({
    root: directory,
    entity: described,
    checklist,
    exclude: settings.exclude,
    archetypes: settings.archetypes,
    now,
    signal,
  });
  const view = checklist.view();
  const reached = Math.max(scorecard.level.granted ?? 0, 1);
  return { scorecard, view, ...sort(view, results, reached) };
}

async function usableChecklist(path: string | undefined): Promise<Checklist> {
  const { checklist, errors } = await loadChecklist(path, [
    repositoryEvidenceSchema,
  ]);
  if (!checklist) {
    throw new Error(
      `The checklist can't be used:\n${formatChecklistErrors(errors)}`,
    );
  }
  return checklist;
}

function sort(
  view: ChecklistView,
  results: CheckResult[],
  reached: number,
): Pick<Verification, 'failed' | 'open'> {
  const checks = new Map(
    view.phases.flatMap(phase =>
      phase.tasks.flatMap(task => task.checks.map(check => [check.id, check])),
    ),
  );
  const phases = new Set(
    view.phases.filter(({ order }) => order <= reached).map(({ id }) => id),
  );
  const failed: Verification['failed'] = [];
  const open: OpenCheck[] = [];
  for (const result of results) {
    const check = checks.get(result.check);
    if (!check) {
      continue;
    }
    if (result.status === 'fail' || result.status === 'error') {
      failed.push({ check, result });
    } else if (result.status === 'unknown' && phases.has(result.phase)) {
      open.push({ check, by: whoCan(check) });
    }
  }
  return { failed, open };
}

function whoCan(check: CheckView): OpenCheck['by'] {
  if (check.attest || check.collector === repositoryEvidenceSchema.id) {
    return 'person';
  }
  return check.collector === 'registry' ? 'pipeline' : 'platform';
}

/** One line a finding, such as a log shows it. */
export function findingLines(failed: Verification['failed']): Array<{
  check: string;
  required: boolean;
  message: string;
  file: string;
  line: number;
}> {
  return failed.flatMap(({ check, result }) => {
    const common = { check: check.id, required: result.required };
    if (result.findings.length === 0) {
      const message = inBoth(result.reason ?? check.rule);
      return [{ ...common, message, file: '', line: 0 }];
    }
    return result.findings.map(({ message, source }) => ({
      ...common,
      message: inBoth(message),
      file: source?.file ?? '',
      line: source?.line ?? 0,
    }));
  });
}
