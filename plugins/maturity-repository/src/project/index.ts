import { dependencyBotsSection } from './dependencyBots';
import { developmentSection } from './development';
import { docsSection } from './docs';
import { imagesSection } from './images';
import { languagesSection, manifestsSection } from './languages';
import { monitoringSection } from './monitoring';
import { ownershipSection } from './ownership';

export { readSourceLocation } from './sourceLocation';
export type { SourceLocation } from './sourceLocation';

export const projectSections = [
  languagesSection,
  manifestsSection,
  docsSection,
  ownershipSection,
  developmentSection,
  dependencyBotsSection,
  imagesSection,
  monitoringSection,
] as const;
