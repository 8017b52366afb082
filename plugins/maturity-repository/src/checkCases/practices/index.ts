import { CheckCase } from '../types';
import { assessmentCases } from './assessmentCases';
import { collaborationCases } from './collaborationCases';
import { documentCases } from './documentCases';
import { practiceGuideCases } from './guideCases';
import { levelCases } from './levelCases';
import { performanceCases } from './performanceCases';

/** Cases of the checks of assessment, collaboration and documents. */
export const practiceCases: CheckCase[] = [
  ...levelCases,
  ...assessmentCases,
  ...performanceCases,
  ...collaborationCases,
  ...documentCases,
  ...practiceGuideCases,
];
