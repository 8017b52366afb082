import { ciSections } from './ci';
import { decisionsSection } from './decisions';
import { dockerfileSections } from './dockerfile';
import { manifestSections } from './manifests';
import { projectSections } from './project';
import { repositorySection } from './repositorySection';

/**
 * Everything the repository evidence consists of, a top-level property each.
 * `repository` stands last: it lists the problems that the others noted.
 */
export const sections = [
  ...dockerfileSections,
  ...ciSections,
  ...projectSections,
  ...manifestSections,
  decisionsSection,
  repositorySection,
] as const;
