import { CheckCase } from '../types';
import { alertCases } from './alertCases';
import { alertmanagerCases } from './alertmanagerCases';
import { guideCases } from './guideCases';
import { logCases } from './logCases';
import { tracingCases } from './tracingCases';

/** Cases of the checks of alerts, tracing and logs. */
export const observabilityCases: CheckCase[] = [
  ...alertCases,
  ...alertmanagerCases,
  ...tracingCases,
  ...logCases,
  ...guideCases,
];
