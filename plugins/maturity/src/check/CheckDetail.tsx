import { CheckHistory } from './CheckHistory';
import { CheckEntry } from '../tab/arrange';
import { Findings } from './Findings';
import { Guidance } from './Guidance';
import { Standing } from './Standing';
import styles from './Section.module.css';

/** All there is to know about a check: how it stands and why, what it asks, how to mend it, what changed. */
export function CheckDetail({
  entityRef,
  entry,
}: {
  entityRef: string;
  entry: CheckEntry;
}) {
  return (
    <div className={styles.sections}>
      <Standing entry={entry} />
      {entry.result && <Findings result={entry.result} />}
      {entry.view && <Guidance view={entry.view} result={entry.result} />}
      <CheckHistory entityRef={entityRef} check={entry.id} />
    </div>
  );
}
