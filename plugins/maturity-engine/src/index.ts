/**
 * Loads checklists, evaluates them against evidence and scores the results.
 *
 * @packageDocumentation
 */
export { parseYaml, type ParseYamlOptions, type YamlError } from './text/yaml';
export type { YamlDocument } from './text/document';
export type { YamlDialect } from './text/dialects';
export type { TextPosition } from './text/lines';

export type {
  CollectorState,
  EvidenceSchema,
  JsonSchema,
} from './evidence/types';
export { documentFromSchema } from './evidence/documentFromSchema';

export { readChecklistFiles, shippedChecklist } from './checklist/read';
export {
  compileChecklist,
  type CompileChecklistOptions,
  type CompileChecklistResult,
} from './checklist/compile';
export type { BaseLookup } from './checklist/model';
export { loadChecklist, shippedBase } from './checklist/load';
export { ChecklistKeeper } from './checklist/keeper';
export {
  Checklist,
  type ChecklistPhase,
  type CompiledCheck,
} from './checklist/checklist';
export { ARCHETYPES, type CheckDefinition } from './checklist/definition';
export { closest } from './checklist/suggest';
export {
  formatChecklistErrors,
  type ChecklistError,
  type ChecklistFile,
} from './checklist/sourceFile';

export { evaluate } from './evaluate/evaluate';
export type {
  Attestation,
  EvaluateInput,
  EvaluatedEntity,
  Waiver,
} from './evaluate/types';
export { carryOver } from './evaluate/carryOver';

export { score, type ScoreInput } from './score/score';

export {
  ARCHETYPE_ANNOTATION,
  archetypeOf,
  defaultArchetypes,
} from './entity/archetype';
export {
  MESHES,
  MESH_ANNOTATION,
  meshNamed,
  meshOf,
  type Mesh,
  type MeshOfEntity,
} from './entity/mesh';
export { IGNORE_ANNOTATION, defaultScope, inScope } from './entity/scope';
