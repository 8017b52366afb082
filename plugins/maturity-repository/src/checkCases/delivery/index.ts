import { CheckCase } from '../types';
import { applicationCases } from './applicationCases';
import { backupCases } from './backupCases';
import { guideCases } from './guideCases';
import { policyCases } from './policyCases';
import { projectCases } from './projectCases';
import { resourceCases } from './resourceCases';
import { retentionCases } from './retentionCases';
import { revisionCases } from './revisionCases';
import { scriptCases } from './scriptCases';

/** Cases of the checks of GitOps, backups and resources. */
export const deliveryCases: CheckCase[] = [
  ...applicationCases,
  ...policyCases,
  ...projectCases,
  ...revisionCases,
  ...backupCases,
  ...retentionCases,
  ...scriptCases,
  ...resourceCases,
  ...guideCases,
];
