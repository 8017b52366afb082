import { alertmanagerSections } from './alertmanager';
import { loggingSections } from './logging';
import { ruleSections } from './rules';
import { tracingSections } from './tracing';

/** What watches the service: rules of alerts, tracing and logs. */
export const observabilitySections = [
  ...ruleSections,
  ...alertmanagerSections,
  ...tracingSections,
  ...loggingSections,
] as const;
