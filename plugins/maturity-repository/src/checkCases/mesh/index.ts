import { CheckCase } from '../types';
import { accessCases } from './accessCases';
import { authorizationCases } from './authorizationCases';
import { encryptionCases } from './encryptionCases';
import { failureCases } from './failureCases';
import { gatewayCases } from './gatewayCases';
import { guideCases } from './guideCases';
import { joinCases } from './joinCases';
import { requestCases } from './requestCases';
import { routeCases } from './routeCases';

/** Cases of the checks of the service mesh. */
export const meshCases: CheckCase[] = [
  ...joinCases,
  ...routeCases,
  ...gatewayCases,
  ...failureCases,
  ...requestCases,
  ...encryptionCases,
  ...authorizationCases,
  ...accessCases,
  ...guideCases,
];
