import { useId } from 'react';
import { useTexts } from '../i18n/useTexts';
import { TaskEntry } from './arrange';
import { CheckRow } from './CheckRow';
import styles from './TaskSection.module.css';

/** One task of a phase and its checks. */
export function TaskSection({
  task,
  hrefOf,
}: {
  task: TaskEntry;
  hrefOf: (check: string) => string;
}) {
  const { t, localized } = useTexts();
  const headingId = useId();
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
      <ul className={styles.checks}>
        {task.checks.map(check => (
          <CheckRow key={check.id} entry={check} href={hrefOf(check.id)} />
        ))}
      </ul>
    </section>
  );
}
