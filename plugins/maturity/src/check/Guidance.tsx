import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import {
  CheckResult,
  CheckView,
} from '@container-maturity/backstage-plugin-maturity-common';
import { severityLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import { Equivalents } from './Equivalents';
import { FixTemplate } from './FixTemplate';
import { Owner } from './Owner';
import { Section } from './Section';
import { SourceLink } from './SourceLink';
import styles from './Guidance.module.css';

/** What a check asks and why, how it is mended and by whom, and where the guide says so. */
export function Guidance({
  view,
  result,
}: {
  view: CheckView;
  result: CheckResult | undefined;
}) {
  const { t, localized, format } = useTexts();
  const severity = result?.severity ?? view.severity;
  return (
    <>
      <Section title={t('check.rule')}>
        <p>{localized(view.rule)}</p>
        {view.expression && (
          <Accordion>
            <AccordionTrigger level={4}>
              <span className={styles.disclosure}>{t('check.expression')}</span>
            </AccordionTrigger>
            <AccordionPanel>
              <pre className={styles.expression}>
                <code>{view.expression}</code>
              </pre>
            </AccordionPanel>
          </Accordion>
        )}
      </Section>
      {view.attest && (
        <Section title={t('check.question')}>
          <p>{localized(view.attest.question)}</p>
        </Section>
      )}
      <Section title={t('check.why')}>
        <p>{localized(view.why)}</p>
      </Section>
      <Section title={t('check.fix')}>
        <p>{localized(view.fix)}</p>
        <p>{t('check.effort', { effort: format.effort(view.effort) })}</p>
        {view.fixTemplate && <FixTemplate template={view.fixTemplate} />}
      </Section>
      <Section title={t('check.who')}>
        <Owner responsibility={result?.responsibility ?? view.responsibility} />
      </Section>
      {view.guide && (
        <Section title={t('check.guide')}>
          <p lang="zh">{view.guide.split('/').join(' › ')}</p>
        </Section>
      )}
      {view.links && view.links.length > 0 && (
        <Section title={t('check.links')}>
          <ul className={styles.links}>
            {view.links.map(link => (
              <li key={link}>
                <SourceLink source={{ url: link }} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.equivalents && <Equivalents rules={view.equivalents} />}
      {view.waivable === false && (
        <Section title={t('check.waivers')}>
          <p>{t('check.notWaivable')}</p>
          {view.notWaivableBecause && (
            <p>{localized(view.notWaivableBecause)}</p>
          )}
        </Section>
      )}
      <Section title={t('check.severity')}>
        <p>{t(severityLabels[severity])}</p>
        {view.effectiveFrom && (
          <p>
            {t('check.effectiveFrom', {
              date: format.date(view.effectiveFrom),
            })}
          </p>
        )}
      </Section>
    </>
  );
}
