import { ImageReference } from '../reference';
import { CommandList } from '../../shell';

/** What a FROM, a `COPY --from` or a mount refers to. */
export interface BaseModel extends ImageReference {
  /** As written. */
  text: string;
  /** Variables replaced. */
  resolved: string;
  /** A variable has no value in the Dockerfile. */
  unresolved: boolean;
  /** Index of the stage it is; -1 for an image. */
  stage: number;
  scratch: boolean;
  platform: string;
  line: number;
}

interface At {
  /** 1-based line. */
  line: number;
  /** Position among the stage's instructions. */
  order: number;
}

export interface VariableModel extends At {
  name: string;
  /** As written; never leaves the collector. */
  value: string;
  hasValue: boolean;
  legacy: boolean;
}

export interface TextModel extends At {
  value: string;
  unresolved: boolean;
}

export interface CopyModel extends At {
  keyword: 'COPY' | 'ADD';
  sources: string[];
  target: string;
  from: BaseModel | undefined;
  owner: string;
  mode: string;
  checksum: string;
  /** Patterns of `--exclude`: what is not copied. */
  excludes: string[];
  /** Files written from a heredoc. */
  inline: boolean;
}

export interface Mount {
  type: string;
  target: string;
  source: string;
  id: string;
  /** Index of the stage it mounts; -1 for none. */
  stage: number;
}

export interface RunModel extends At, CommandList {
  mounts: Mount[];
  /** False where another shell than sh is in force, or Windows: nothing is known of what it runs. */
  posix: boolean;
  text: string;
}

export interface CommandModel extends At {
  /** Exec form. */
  json: string[] | undefined;
  text: string;
}

export interface HealthcheckModel extends CommandModel {
  disabled: boolean;
}

export interface StageModel {
  index: number;
  name: string;
  line: number;
  base: BaseModel;
  args: VariableModel[];
  env: VariableModel[];
  labels: VariableModel[];
  users: TextModel[];
  workdirs: TextModel[];
  exposes: TextModel[];
  copies: CopyModel[];
  runs: RunModel[];
  cmds: CommandModel[];
  entrypoints: CommandModel[];
  healthchecks: HealthcheckModel[];
  /** Values of ENV at the end of the stage, those of its parent stage included. */
  values: Map<string, string | undefined>;
  windows: boolean;
  posixShell: boolean;
}

export interface DockerfileModel {
  stages: StageModel[];
  globalArgs: VariableModel[];
  /** Images used without being a base: `COPY --from`, `RUN --mount=from`. */
  otherImages: Array<BaseModel & { inStage: number }>;
}
