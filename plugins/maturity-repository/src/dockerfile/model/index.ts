export { buildModel } from './build';
export type {
  BaseModel,
  CommandModel,
  CopyModel,
  DockerfileModel,
  Mount,
  RunModel,
  StageModel,
  TextModel,
  VariableModel,
} from './types';
export { chainOf, neededStages, rootBaseOf } from './chain';
