import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CollectorState } from '@container-maturity/backstage-plugin-maturity-engine';
import {
  Collector,
  CollectorAnswer,
} from '@container-maturity/backstage-plugin-maturity-node';
import { digestOf, digestText } from '../digest';
import { EvidenceRow } from '../store/rows';
import { explanationOf } from './ExplainedError';
import { orAborted } from './limit';
import { ShareScope } from './ShareScope';

/** A document of more characters is refused: it would weigh on every evaluation. */
const MAX_DOCUMENT = 20 * 1024 * 1024;

/** What the collectors know of one entity now. */
export interface CollectedEvidence {
  states: Record<string, CollectorState>;
  /** Digests of the documents that the states hold. */
  digests: Map<string, string>;
  /** Rows that differ from what is stored. */
  changed: EvidenceRow[];
}

/** How to collect. */
export interface CollectOptions {
  collectors: Collector[];
  stored: Map<string, EvidenceRow>;
  scope: ShareScope;
  signal: AbortSignal;
  timeoutMs: number;
  timeToLiveMs: number;
  /** Have everything read anew, whatever the etags say. */
  fresh?: boolean;
  logger: LoggerService;
  now: Date;
}

/** Asks every collector about one entity. A collector that fails takes nothing else down. */
export async function collectEvidence(
  entity: Entity,
  options: CollectOptions,
): Promise<CollectedEvidence> {
  const evidence: CollectedEvidence = {
    states: {},
    digests: new Map(),
    changed: [],
  };
  for (const collector of options.collectors) {
    const stored = options.stored.get(collector.id);
    const answer = await ask(collector, entity, stored, options);
    options.signal.throwIfAborted();
    const { row, document } = applyAnswer(
      stringifyEntityRef(entity),
      collector,
      answer,
      stored,
      options.now,
    );
    if (!stored || differs(row, stored)) {
      evidence.changed.push(row);
    }
    evidence.states[collector.id] = toState(row, document, answer, options);
    if (row.status === 'collected' && row.digest) {
      evidence.digests.set(collector.id, row.digest);
    }
  }
  return evidence;
}

/** Asked for with each entity, and a schema is long. */
const versions = new WeakMap<Collector, string>();

/** Names the collector and the shape of its evidence: what another version stored is collected anew. */
export function versionOf(collector: Collector): string {
  const known = versions.get(collector);
  if (known !== undefined) {
    return known;
  }
  const version = digestOf([collector.version ?? '', collector.schema.schema]);
  versions.set(collector, version);
  return version;
}

async function ask(
  collector: Collector,
  entity: Entity,
  stored: EvidenceRow | undefined,
  options: CollectOptions,
): Promise<CollectorAnswer> {
  const reusable =
    stored?.document &&
    stored.etag &&
    !options.fresh &&
    stored.version === versionOf(collector);
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = AbortSignal.any([options.signal, timeout]);
  try {
    const answer = await orAborted(
      collector.collect(entity, {
        ...(reusable && { etag: stored.etag! }),
        signal,
        logger: options.logger,
        share: options.scope.forCollector(collector.id),
      }),
      signal,
    );
    if (answer.status === 'unchanged' && !reusable) {
      throw new Error(
        'it answered "unchanged" without having been given an etag',
      );
    }
    return answer;
  } catch (error) {
    const seconds = options.timeoutMs / 1000;
    const { en, zh } = timeout.aborted
      ? {
          en: `it took longer than ${seconds} s (maturity.evidence.timeout)`,
          zh: `耗时超过 ${seconds} 秒（maturity.evidence.timeout）`,
        }
      : explanationOf(error);
    return {
      status: 'error',
      reason: {
        en: `The collector "${collector.id}" failed: ${en}`,
        zh: `采集器“${collector.id}”失败：${zh}`,
      },
    };
  }
}

function applyAnswer(
  entityRef: string,
  collector: Collector,
  answer: CollectorAnswer,
  stored: EvidenceRow | undefined,
  now: Date,
): { row: EvidenceRow; document?: unknown } {
  const base: EvidenceRow = {
    entity_ref: entityRef,
    collector: collector.id,
    status: 'collected',
    reason: null,
    version: versionOf(collector),
    etag: null,
    digest: null,
    document: null,
    collected_at: now.toISOString(),
  };
  if (answer.status === 'unchanged' && stored) {
    const row = { ...stored, status: 'collected' as const, reason: null };
    return { row, document: JSON.parse(stored.document!) };
  }
  if (answer.status === 'collected') {
    const document = JSON.stringify(answer.document);
    if (document.length > MAX_DOCUMENT) {
      return applyAnswer(
        entityRef,
        collector,
        tooLarge(collector, document.length),
        stored,
        now,
      );
    }
    return {
      row: {
        ...base,
        etag: answer.etag ?? null,
        digest: digestText(document),
        document,
        collected_at: answer.collectedAt ?? base.collected_at,
      },
      document: answer.document,
    };
  }
  if (answer.status === 'nothing') {
    return { row: { ...base, status: 'nothing', reason: json(answer.reason) } };
  }
  // What was collected before is kept, so that nothing need be collected again when the source is back.
  return {
    row: {
      ...base,
      ...stored,
      status: 'error',
      reason: 'reason' in answer ? json(answer.reason) : null,
    },
  };
}

function tooLarge(collector: Collector, length: number): CollectorAnswer {
  return {
    status: 'error',
    reason: {
      en: `The collector "${collector.id}" returned ${length} characters of evidence; at most ${MAX_DOCUMENT} are kept`,
      zh: `采集器“${collector.id}”返回了 ${length} 个字符的证据；最多保留 ${MAX_DOCUMENT} 个`,
    },
  };
}

function json(reason: object): string {
  return JSON.stringify(reason);
}

/** When it was collected alone is no difference: that would write a row for every look. */
function differs(row: EvidenceRow, stored: EvidenceRow): boolean {
  return (
    row.status !== stored.status ||
    row.reason !== stored.reason ||
    row.version !== stored.version ||
    row.etag !== stored.etag ||
    row.digest !== stored.digest
  );
}

function toState(
  row: EvidenceRow,
  document: unknown,
  answer: CollectorAnswer,
  options: CollectOptions,
): CollectorState {
  if (row.status === 'collected') {
    const collectedAt =
      answer.status === 'collected' && answer.collectedAt
        ? answer.collectedAt
        : options.now.toISOString();
    const age = options.now.getTime() - Date.parse(collectedAt);
    const isStale =
      (answer.status === 'collected' && answer.stale === true) ||
      age > options.timeToLiveMs;
    return {
      status: 'collected',
      document,
      collectedAt,
      ...(isStale && { stale: true }),
    };
  }
  const reason = row.reason
    ? JSON.parse(row.reason)
    : { en: 'No reason was given', zh: '没有给出原因' };
  return { status: row.status, reason };
}
