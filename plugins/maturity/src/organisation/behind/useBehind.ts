import {
  OverviewEntitiesQuery,
  OverviewQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useQueryState } from '../../useQueryState';
import { FILTERS } from '../useOverviewQuery';

/** A number of the page whose services are listed. */
export type Behind =
  /** Those at a level or higher. */
  | { kind: 'level'; level: number }
  /** Those that a check keeps from its phase. */
  | { kind: 'check'; check: string }
  /** Those to which a task applies, in a group of the heat map. */
  | { kind: 'task'; phase: string; task: string; group?: string };

/** What is listed, which stands in the page's address. */
export function useBehind(): {
  behind: Behind | undefined;
  hrefOf: (behind: Behind) => string;
  open: (behind: Behind) => void;
  close: () => void;
} {
  const query = useQueryState();
  return {
    behind: read(query.get('list'), query.get('in')),
    hrefOf: behind => query.href(written(behind)),
    open: behind => query.set(written(behind)),
    close: () =>
      query.set({ list: undefined, in: undefined }, { replace: true }),
  };
}

function written(behind: Behind) {
  switch (behind.kind) {
    case 'level':
      return { list: `level/${behind.level}`, in: undefined };
    case 'check':
      return { list: `check/${behind.check}`, in: undefined };
    default:
      return {
        list: `task/${behind.phase}/${behind.task}`,
        in: behind.group,
      };
  }
}

/** Undefined for what names no list. */
function read(
  list: string | undefined,
  group: string | undefined,
): Behind | undefined {
  const [kind, first, second, ...others] = list?.split('/') ?? [];
  if (!first || others.length > 0) {
    return undefined;
  }
  if (kind === 'level' && second === undefined && /^[1-4]$/.test(first)) {
    return { kind, level: Number(first) };
  }
  if (kind === 'check' && second === undefined) {
    return { kind, check: first };
  }
  return kind === 'task' && second
    ? { kind, phase: first, task: second, group }
    : undefined;
}

/** What to ask the backend for, within what the page looks at. */
export function entitiesQuery(
  behind: Behind,
  asked: OverviewQuery,
): OverviewEntitiesQuery {
  const filters = Object.fromEntries(
    [...FILTERS, 'at' as const].map(name => [name, asked[name]]),
  );
  switch (behind.kind) {
    case 'level':
      return { ...filters, minLevel: behind.level };
    case 'check':
      return { ...filters, check: behind.check };
    default: {
      const { phase, task, group } = behind;
      return {
        ...filters,
        ...(group && { [asked.by ?? 'owner']: [group] }),
        task: `${phase}/${task}`,
      };
    }
  }
}
