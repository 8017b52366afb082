import { useEffect, useId, useState } from 'react';
import { useQueryState } from '../../useQueryState';
import styles from './DayField.module.css';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day in the page's address, picked with the browser's own field, which knows keyboards and languages. */
export function DayField({
  name,
  label,
  description,
}: {
  /** Of the query parameter. */
  name: string;
  label: string;
  /** Which day is meant while the field is empty. */
  description: string;
}) {
  const id = useId();
  const query = useQueryState();
  const stands = query.get(name) ?? '';
  const [value, setValue] = useState(stands);
  useEffect(() => setValue(stands), [stands]);

  // A year that is being typed goes through days long past; only the finished one is asked for.
  const commit = () => {
    if (value !== stands && (value === '' || DAY.test(value))) {
      query.set({ [name]: value || undefined });
    }
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={value}
        max={new Date().toISOString().slice(0, 10)}
        aria-describedby={`${id}-description`}
        onChange={event => setValue(event.target.value)}
        onBlur={commit}
        onKeyDown={event => event.key === 'Enter' && commit()}
      />
      <span id={`${id}-description`} className={styles.description}>
        {description}
      </span>
    </div>
  );
}
