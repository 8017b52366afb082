import { cases as dockerfileCases } from './dockerfile/cases';
import { dockerfileParts } from './dockerfileParts';
import { moreCases } from './moreCases';
import { orchestrationCases } from './orchestration';
import { projectCases } from './projectCases';
import { projectParts } from './projectParts';
import { casesOfDockerfiles, casesOfProjects } from './tables';
import { CheckCase } from './types';

/** Every case of every check of the shipped checklist. */
export const checkCases: CheckCase[] = [
  ...casesOfDockerfiles(dockerfileCases),
  ...casesOfProjects(projectCases),
  ...moreCases,
  ...dockerfileParts,
  ...projectParts,
  ...orchestrationCases,
];
