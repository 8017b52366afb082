import { dependencyBotsSection } from './dependencyBots';
import { developmentSection } from './development';
import { docsSection } from './docs';
import { imagesSection } from './images';
import { languagesSection, manifestsSection } from './languages';
import { monitoringSection } from './monitoring';
import { ownershipSection } from './ownership';
import { apiDefinitionsSection } from './practices/apiDefinitions';
import { infrastructureSection } from './practices/infrastructure';
import { loadTestsSection } from './practices/loadTests';
import { catalogSystemsSection } from './systems';

export { parentsOf } from './systems';
export { readSourceLocation } from './sourceLocation';
export type { SourceLocation } from './sourceLocation';

export const projectSections = [
  languagesSection,
  manifestsSection,
  docsSection,
  ownershipSection,
  catalogSystemsSection,
  developmentSection,
  dependencyBotsSection,
  imagesSection,
  monitoringSection,
  infrastructureSection,
  apiDefinitionsSection,
  loadTestsSection,
] as const;
