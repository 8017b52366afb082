import { deliveryCases } from './delivery';
import { cases as dockerfileCases } from './dockerfile/cases';
import { dockerfileGuideCases } from './dockerfile/guideCases';
import { dockerfileParts } from './dockerfileParts';
import { meshCases } from './mesh';
import { moreCases } from './moreCases';
import { observabilityCases } from './observability';
import { orchestrationCases } from './orchestration';
import { practiceCases } from './practices';
import { projectCases } from './projectCases';
import { projectParts } from './projectParts';
import { securityCases } from './security';
import { casesOfDockerfiles, casesOfProjects } from './tables';
import { CheckCase } from './types';

/** Every case of every check of the shipped checklist. */
export const checkCases: CheckCase[] = [
  ...casesOfDockerfiles(dockerfileCases),
  ...casesOfProjects(projectCases),
  ...moreCases,
  ...dockerfileParts,
  ...dockerfileGuideCases,
  ...projectParts,
  ...orchestrationCases,
  ...meshCases,
  ...observabilityCases,
  ...deliveryCases,
  ...practiceCases,
  ...securityCases,
];
