import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { PhaseScore } from '@container-maturity/backstage-plugin-maturity-common';
import { Assessment } from '../data/useScorecard';
import { useTexts } from '../i18n/useTexts';
import { useQueryState } from '../useQueryState';
import { applyFilter, countsOf, Filter, tasksOf } from './arrange';
import { TaskSection } from './TaskSection';
import styles from './PhaseSection.module.css';

const filters: Filter[] = ['all', 'required', 'todo', 'unmeasured'];

const filterLabels = {
  all: 'tab.filterAll',
  required: 'tab.filterRequired',
  todo: 'tab.filterTodo',
  unmeasured: 'tab.filterUnmeasured',
} as const satisfies Record<Filter, string>;

const emptyLabels = {
  all: 'tab.noChecks',
  required: 'tab.nothingRequired',
  todo: 'tab.nothingTodo',
  unmeasured: 'tab.nothingUnmeasured',
} as const satisfies Record<Filter, string>;

/** The tasks and checks of one phase, all of them or only those that need doing or measuring. */
export function PhaseSection({
  assessment,
  phaseId,
  hrefOf,
}: {
  assessment: Assessment;
  phaseId: string | undefined;
  hrefOf: (check: string) => string;
}) {
  const { t, localized } = useTexts();
  const query = useQueryState();
  const headingId = useId();
  const phase = assessment.scorecard.phases.find(({ id }) => id === phaseId);
  if (!phase) {
    return null;
  }
  const tasks = tasksOf(assessment, phase.id);
  const counts = countsOf(tasks);
  const filter = filters.find(name => name === query.get('show')) ?? 'all';
  const shown = applyFilter(tasks, filter);

  return (
    <section aria-labelledby={headingId} className={styles.phase}>
      <header className={styles.header}>
        <h2 id={headingId} className={styles.heading}>
          {t('tab.phaseHeading', {
            order: String(phase.order),
            title: localized(phase.title),
          })}
        </h2>
        {tasks.length > 0 && (
          <ToggleButtonGroup
            aria-label={t('tab.filter')}
            className={styles.filters}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[filter]}
            onSelectionChange={([name]) =>
              query.set(
                { show: name === 'all' ? undefined : String(name) },
                { replace: true },
              )
            }
          >
            {filters.map(name => (
              <ToggleButton key={name} id={name} size="small">
                {t(filterLabels[name], { total: String(counts[name]) })}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      </header>
      <PhaseNote phase={phase} empty={tasks.length === 0} />
      {tasks.length > 0 && shown.length === 0 && (
        <p className={styles.note}>{t(emptyLabels[filter])}</p>
      )}
      {shown.map(task => (
        <TaskSection
          key={task.id}
          task={task}
          isFolding={filter !== 'unmeasured'}
          hrefOf={hrefOf}
        />
      ))}
    </section>
  );
}

function PhaseNote({ phase, empty }: { phase: PhaseScore; empty: boolean }) {
  const { t } = useTexts();
  if (empty) {
    return <p className={styles.note}>{t('tab.noChecks')}</p>;
  }
  if (phase.skipped) {
    return <p className={styles.note}>{t('tab.skipped')}</p>;
  }
  return phase.notMeasured > 0 ? (
    <p className={styles.note}>
      {t('tab.notMeasured', { count: phase.notMeasured })}
    </p>
  ) : null;
}
