import { ciSection } from './section';

export const ciSections = [ciSection] as const;
