import { useMemo } from 'react';
import {
  ChecklistView,
  Overview,
  OverviewEntitiesQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { SideDrawer } from '../../check/SideDrawer';
import { useTexts } from '../../i18n/useTexts';
import { shortRef } from '../filters/useFilterOptions';
import { Names } from '../names';
import { useOverviewQuery } from '../useOverviewQuery';
import { FindingsBehind } from './FindingsBehind';
import { ServicesBehind } from './ServicesBehind';
import { Behind, entitiesQuery, useBehind } from './useBehind';
import styles from './behind.module.css';

interface About {
  overview: Overview;
  checklist: ChecklistView;
  names: Names;
}

/** What a number of the page counts: the services behind it and, of a check, where it fails. */
export function BehindDrawer(about: About) {
  const { behind, close } = useBehind();
  const title = useTitle(about.names)(behind);
  return (
    <SideDrawer title={title} onClose={close}>
      {behind && <Content behind={behind} title={title ?? ''} {...about} />}
    </SideDrawer>
  );
}

function Content({
  behind,
  title,
  overview,
  checklist,
  names,
}: About & { behind: Behind; title: string }) {
  const { t } = useTexts();
  const asked = useOverviewQuery();
  const key = JSON.stringify(entitiesQuery(behind, asked));
  const query = useMemo<OverviewEntitiesQuery>(() => JSON.parse(key), [key]);
  const findings = useMemo(() => {
    const { at, check, ...filters } = query;
    return check ? { ...filters, check } : undefined;
  }, [query]);
  const phases = [...checklist.phases].sort((a, b) => a.order - b.order);
  return (
    <div className={styles.content}>
      {behind.kind === 'check' && (
        <p className={styles.note}>
          {t('behind.checkNote', {
            phase: names.phase(phaseOfCheck(checklist, behind.check) ?? ''),
          })}
        </p>
      )}
      {behind.kind === 'task' && behind.group?.startsWith('group:') && (
        <p className={styles.note}>{t('behind.groupNote')}</p>
      )}
      <ServicesBehind
        key={key}
        title={title}
        query={query}
        at={placeOf(behind, phases)}
        overview={overview}
        names={names}
      />
      {findings && !query.at && (
        <FindingsBehind key={`findings ${key}`} query={findings} />
      )}
      {findings && query.at && (
        <p className={styles.note}>{t('behind.findingsToday')}</p>
      )}
    </div>
  );
}

/** What a list is called; undefined where there is none. */
function useTitle(names: Names) {
  const { t } = useTexts();
  return (behind: Behind | undefined): string | undefined => {
    switch (behind?.kind) {
      case 'level':
        return t('behind.level', { level: String(behind.level) });
      case 'check':
        return names.check(behind.check);
      case 'task': {
        const task = names.task(behind.phase, behind.task);
        return behind.group
          ? t('behind.task', { task, group: shortRef(behind.group) })
          : task;
      }
      default:
        return undefined;
    }
  };
}

/** Where on an entity's tab the list is about. */
function placeOf(behind: Behind, phases: ChecklistView['phases']) {
  switch (behind.kind) {
    case 'check':
      return { check: behind.check };
    case 'task':
      return { phase: behind.phase };
    default: {
      const phase = phases.find(({ order }) => order === behind.level);
      return phase && { phase: phase.id };
    }
  }
}

function phaseOfCheck(
  { phases }: ChecklistView,
  check: string,
): string | undefined {
  return phases.find(({ tasks }) =>
    tasks.some(({ checks }) => checks.some(({ id }) => id === check)),
  )?.id;
}
