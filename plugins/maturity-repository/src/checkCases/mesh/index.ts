import { CheckCase } from '../types';
import { guideCases } from './guideCases';
import { joinCases } from './joinCases';
import { resilienceCases } from './resilienceCases';
import { routeCases } from './routeCases';
import { securityCases } from './securityCases';

/** Cases of the checks of the service mesh. */
export const meshCases: CheckCase[] = [
  ...joinCases,
  ...guideCases,
  ...securityCases,
  ...routeCases,
  ...resilienceCases,
];
