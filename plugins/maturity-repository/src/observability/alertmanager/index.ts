import { z } from 'zod';
import { section } from '../../section';
import { alertmanagersOf } from './collect';
import { alertmanagerShape } from './shapes';

/** Configurations of Alertmanager. */
export const alertmanagerSections = [
  section({
    name: 'alertmanagers',
    schema: z
      .array(alertmanagerShape)
      .describe('Configurations of Alertmanager: who is told of which alert'),
    collect: alertmanagersOf,
  }),
] as const;
