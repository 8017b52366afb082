import { CheckView } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import { Section } from './Section';
import styles from './Guidance.module.css';

/** The rules of other tools that ask the same as a check. */
export function Equivalents({
  rules,
}: {
  rules: NonNullable<CheckView['equivalents']>;
}) {
  const { t } = useTexts();
  return (
    <Section title={t('check.equivalents')}>
      <ul className={styles.links}>
        {Object.entries(rules).map(([tool, names]) => (
          <li key={tool}>
            {tool}{' '}
            {names.map(name => (
              <span key={name}>
                <code>{name}</code>{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
