import { useId } from 'react';
import { useTexts } from '../i18n/useTexts';
import { isUnmeasured } from '../status/displayStatus';
import { CheckEntry, TaskEntry } from './arrange';
import { CheckRow } from './CheckRow';
import styles from './TaskSection.module.css';

/** One task of a phase and its checks; those that ask nothing of anybody are folded away unless asked for. */
export function TaskSection({
  task,
  isFolding,
  hrefOf,
}: {
  task: TaskEntry;
  isFolding: boolean;
  hrefOf: (check: string) => string;
}) {
  const { t, localized } = useTexts();
  const headingId = useId();
  const folded = isFolding ? task.checks.filter(isIdle) : [];
  const shown = task.checks.filter(check => !folded.includes(check));
  return (
    <section aria-labelledby={headingId} className={styles.task}>
      <header className={styles.header}>
        <h3 id={headingId} className={styles.heading}>
          {task.title ? localized(task.title) : t('tab.otherTask')}
        </h3>
        {task.required > 0 && (
          <span className={styles.count}>
            {t('tab.taskCount', {
              passed: String(task.done),
              applicable: String(task.required),
            })}
          </span>
        )}
      </header>
      {shown.length > 0 && <Checks checks={shown} hrefOf={hrefOf} />}
      {folded.length > 0 && (
        <details className={styles.folded}>
          <summary>{t('tab.folded', { count: folded.length })}</summary>
          <Checks checks={folded} hrefOf={hrefOf} />
        </details>
      )}
    </section>
  );
}

function Checks({
  checks,
  hrefOf,
}: {
  checks: CheckEntry[];
  hrefOf: (check: string) => string;
}) {
  return (
    <ul className={styles.checks}>
      {checks.map(check => (
        <CheckRow key={check.id} entry={check} href={hrefOf(check.id)} />
      ))}
    </ul>
  );
}

function isIdle({ result }: CheckEntry): boolean {
  return result?.status === 'not-applicable' || isUnmeasured(result);
}
