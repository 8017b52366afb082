import { CheckCase } from '../types';
import { falcoCases } from './falcoCases';
import { guideCases } from './guideCases';
import { keyCases } from './keyCases';
import { policyCases } from './policyCases';
import { scanCases } from './scanCases';
import { signingCases } from './signingCases';

/** Cases of the checks of the supply chain, and of what watches over a cluster. */
export const securityCases: CheckCase[] = [
  ...scanCases,
  ...signingCases,
  ...keyCases,
  ...policyCases,
  ...falcoCases,
  ...guideCases,
];
