import { severities, Severity } from '../model';

const other: Record<string, Severity> = {
  NEGLIGIBLE: 'UNKNOWN',
  UNSPECIFIED: 'UNKNOWN',
  MODERATE: 'MEDIUM',
  IMPORTANT: 'HIGH',
};

/** The severities of a list such as `HIGH,CRITICAL`; undefined where one is a variable or no severity. */
export function severityList(text: string): Severity[] | undefined {
  const names = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(name => name.replace(/["']/g, ''));
  const found = names.map(severityOf);
  return found.length > 0 && !found.includes(undefined)
    ? (found as Severity[])
    : undefined;
}

/** The severities from one upwards: `high` is HIGH and CRITICAL. Undefined where it is a variable or no severity. */
export function severitiesFrom(lowest: string): Severity[] | undefined {
  const severity = severityOf(lowest);
  return severity && severities.slice(severities.indexOf(severity));
}

function severityOf(name: string): Severity | undefined {
  const upper = name.trim().toUpperCase();
  return (
    severities.find(severity => severity === upper) ??
    (Object.hasOwn(other, upper) ? other[upper] : undefined)
  );
}
