import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';

const MINUTE = 60_000;

/** The time, kept up to the minute, so that "2 minutes ago" doesn't grow old on an open page. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), MINUTE);
  return now;
}
