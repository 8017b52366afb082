import { z } from 'zod';
import { section } from '../../section';
import { logAgentsOf } from './collect';
import { logAgentShape } from './shapes';

/** Agents that collect the logs of containers. */
export const loggingSections = [
  section({
    name: 'logAgents',
    schema: z
      .array(logAgentShape)
      .describe('Configurations of agents that collect the logs of containers'),
    collect: logAgentsOf,
  }),
] as const;
