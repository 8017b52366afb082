import { CheckCase } from '../types';
import { autoscalerCases } from './autoscalerCases';
import { chartCases } from './chartCases';
import { configurationCases } from './configurationCases';
import { healthCases } from './healthCases';
import { manifestCases } from './manifestCases';
import { resourceCases } from './resourceCases';
import { scalingCases } from './scalingCases';
import { securityCases } from './securityCases';
import { serviceCases } from './serviceCases';
import { routeCases } from './routeCases';
import { ingressCases } from './ingressCases';
import { policyCases } from './policyCases';
import { accessCases } from './accessCases';
import { documentCases } from './documentCases';
import { guideCases } from './guideCases';

/** Cases of the checks of orchestration. */
export const orchestrationCases: CheckCase[] = [
  ...manifestCases,
  ...configurationCases,
  ...chartCases,
  ...securityCases,
  ...healthCases,
  ...resourceCases,
  ...scalingCases,
  ...autoscalerCases,
  ...serviceCases,
  ...routeCases,
  ...ingressCases,
  ...policyCases,
  ...accessCases,
  ...documentCases,
  ...guideCases,
];
