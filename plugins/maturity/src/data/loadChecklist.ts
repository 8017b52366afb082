import {
  ChecklistView,
  MaturityApi,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';

const known = new WeakMap<MaturityApi, Map<string, ChecklistView>>();

/** The checklist that a scorecard was made with; each version is fetched once. */
export async function loadChecklist(
  api: MaturityApi,
  { id, version }: Scorecard['checklist'],
  signal: AbortSignal,
): Promise<ChecklistView> {
  const checklists = known.get(api) ?? new Map<string, ChecklistView>();
  known.set(api, checklists);
  const kept = checklists.get(`${id}@${version}`);
  if (kept) {
    return kept;
  }
  const checklist = await api.getChecklist(id, { signal });
  checklists.set(`${checklist.id}@${checklist.version}`, checklist);
  return checklist;
}
