import { ciSections } from './ci';
import { decisionsSection } from './decisions';
import { deliverySections } from './delivery';
import { dockerfileSections } from './dockerfile';
import { manifestSections } from './manifests';
import { observabilitySections } from './observability';
import { projectSections } from './project';
import { repositorySection } from './repositorySection';
import { securitySections } from './security';

/**
 * Everything the repository evidence consists of, a top-level property each.
 * `repository` stands last: it lists the problems that the others noted.
 */
export const sections = [
  ...dockerfileSections,
  ...ciSections,
  ...projectSections,
  ...manifestSections,
  ...observabilitySections,
  ...deliverySections,
  ...securitySections,
  decisionsSection,
  repositorySection,
] as const;
