import { buildCases } from './buildCases';
import { runCases } from './runCases';

/** Repositories for each check, by its id. */
export const cases = { ...buildCases, ...runCases };
