/** Rows a statement; SQLite takes at most 500 in one insert. */
export const ROWS_PER_STATEMENT = 250;

/** Splits a list into parts of at most `size`. */
export function chunks<T>(items: T[], size = ROWS_PER_STATEMENT): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    parts.push(items.slice(start, start + size));
  }
  return parts;
}

/** Hands the event loop to whoever waits; better-sqlite3 works synchronously. */
export function breathe(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

export interface SubjectRow {
  entity_ref: string;
  kind: string;
  namespace: string;
  name: string;
  type: string | null;
  lifecycle: string | null;
  archetype: string;
  owner: string | null;
  system: string | null;
  domain: string | null;
  /** JSON: the mesh that its system or domain declares. */
  mesh: string | null;
  etag: string;
  entity: string;
  repository: string;
  bucket: number;
  due_at: string | null;
}

export interface SearchRow {
  entity_ref: string;
  key: string;
  value: string | null;
}

export interface BucketRow {
  id: number;
  due_at: string;
  leased_by: string | null;
  leased_until: string | null;
  checked_at: string | null;
}

export interface EvidenceRow {
  entity_ref: string;
  collector: string;
  status: 'collected' | 'nothing' | 'error';
  reason: string | null;
  version: string;
  etag: string | null;
  digest: string | null;
  document: string | null;
  collected_at: string;
}

export interface ScorecardRow {
  entity_ref: string;
  checklist: string;
  version: string;
  granted: number | null;
  earned: number | null;
  verified: number | null;
  unverified_since: string | null;
  owner: string | null;
  system: string | null;
  domain: string | null;
  bucket: number;
  summary: string;
  results: string;
  digest: string;
  evaluated_at: string;
}

export interface FleetRow {
  entity_ref: string;
  checklist: string;
  granted: number | null;
  earned: number | null;
  verified: number | null;
  unverified: boolean | number;
  owner: string | null;
  system: string | null;
  domain: string | null;
  type: string | null;
  lifecycle: string | null;
  archetype: string;
  tags: string;
  layout: string;
  marks: string;
  written_at: string;
}

export interface LayoutRow {
  digest: string;
  checks: string;
}

export interface ResultRow {
  entity_ref: string;
  checklist: string;
  check_id: string;
  phase: string;
  status: string;
  counted: string;
  required: boolean;
  measured: boolean;
  findings: string | null;
  finding_count: number;
  since: string;
  verified_at: string | null;
}

export interface TransitionRow {
  entity_ref: string;
  checklist: string;
  at: string;
  check_id: string | null;
  from_value: string | null;
  to_value: string | null;
  cause: string;
  cause_detail: string | null;
}

export interface SnapshotRow {
  entity_ref: string;
  checklist: string;
  day: string;
  granted: number | null;
  earned: number | null;
  verified: number | null;
  unverified: boolean;
  gone: boolean;
  owner: string | null;
  system: string | null;
  domain: string | null;
  version: string | null;
  type: string | null;
  lifecycle: string | null;
  archetype: string | null;
  cause: string | null;
  cause_detail: string | null;
  written_at: string;
}

export interface CheckRow {
  checklist: string;
  check_id: string;
  rule: string;
  required: boolean;
  first_seen: string;
  changed_at: string;
  grace_until: string | null;
}
