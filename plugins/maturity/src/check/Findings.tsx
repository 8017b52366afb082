import { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import { Section } from './Section';
import { SourceLink } from './SourceLink';
import styles from './Findings.module.css';

/** Every place where the rule does not hold. */
export function Findings({ result }: { result: CheckResult }) {
  const { t, localized } = useTexts();
  const { findings, findingCount } = result;
  if (findings.length === 0) {
    return null;
  }
  const more = findingCount - findings.length;
  return (
    <Section title={t('check.findings', { total: String(findingCount) })}>
      <ul className={styles.findings}>
        {findings.map((finding, index) => (
          <li key={index}>
            <span>{localized(finding.message)}</span>
            {finding.source && <SourceLink source={finding.source} />}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('check.findingsMore', { count: more })}</p>}
    </Section>
  );
}
