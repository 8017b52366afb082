import { Alert } from '@backstage/ui';
import { ChecklistView } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import styles from './ChecklistProblems.module.css';

/** What keeps the newest files of the checklist from coming into force, by file and line. */
export function ChecklistProblems({
  checklist: { problems = [], version },
}: {
  checklist: ChecklistView;
}) {
  const { t } = useTexts();
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('tab.problems', { count: problems.length, version })}
      description={
        <ul className={styles.problems}>
          {problems.map(({ file, line, column, message, expected }) => (
            <li key={`${file}:${line}:${column}:${message}`}>
              <code>{`${file}:${line}:${column}`}</code> {message}
              {expected && <> {t('tab.problemExpected', { expected })}</>}
            </li>
          ))}
        </ul>
      }
    />
  );
}
