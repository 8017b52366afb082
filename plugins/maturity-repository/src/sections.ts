import { ciSections } from './ci';
import { dockerfileSections } from './dockerfile';
import { repositorySection } from './files';
import { projectSections } from './project';

/**
 * Everything the repository evidence consists of, a top-level property each.
 * `repository` stands last: it lists the problems that the others noted.
 */
export const sections = [
  ...dockerfileSections,
  ...ciSections,
  ...projectSections,
  repositorySection,
] as const;
