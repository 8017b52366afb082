import {
  CheckResult,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import { Section } from './Section';
import { SourceLink } from './SourceLink';
import styles from './Findings.module.css';

/** Every place where the rule does not hold. */
export function Findings({ result }: { result: CheckResult }) {
  const { t } = useTexts();
  const { findings, findingCount } = result;
  return findings.length > 0 ? (
    <Section title={t('check.findings', { total: String(findingCount) })}>
      <FindingList findings={findings} findingCount={findingCount} />
    </Section>
  ) : null;
}

/** Findings, each with where it stands, and how many are left off. */
export function FindingList({
  findings,
  findingCount,
}: {
  findings: Finding[];
  /** All of them, also those left off. */
  findingCount: number;
}) {
  const { t, localized } = useTexts();
  const more = findingCount - findings.length;
  return (
    <>
      <ul className={styles.findings}>
        {findings.map((finding, index) => (
          <li key={index}>
            <span>{localized(finding.message)}</span>
            {finding.source && <SourceLink source={finding.source} />}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('check.findingsMore', { count: more })}</p>}
    </>
  );
}
