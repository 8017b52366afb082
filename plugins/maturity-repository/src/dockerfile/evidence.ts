import { isMinimal } from './judge/bases';
import { commandOf } from './judge/command';
import { buildOf } from './judge/compile';
import { healthcheckOf } from './judge/healthcheck';
import { PackageInstall } from './judge/packages';
import { supportOf } from './judge/support';
import { SyntaxError } from './judge/syntax';
import { timezoneOf } from './judge/timezone';
import { userOf } from './judge/user';
import { WithoutWorkdir } from './judge/withoutWorkdir';
import { workdirOf } from './judge/workdir';
import {
  BaseModel,
  chainOf,
  DockerfileModel,
  rootBaseOf,
  StageModel,
} from './model';
import { ParsedDockerfile } from './parse';
import {
  BaseImage,
  DockerfileEvidence,
  ReferenceEvidence,
  StageEvidence,
} from './shapes';

/** What is known of one Dockerfile before it becomes evidence. */
export interface Analysed {
  path: string;
  parsed: ParsedDockerfile;
  model: DockerfileModel;
  /** The stage that is built. */
  final: StageModel;
  /** The stages whose layers are in the final image. */
  shipped: ReadonlySet<StageModel>;
  /** The stages that are judged. */
  stages: readonly StageModel[];
  syntaxErrors: SyntaxError[];
  labelsFromPipeline: boolean;
}

/** The evidence of one Dockerfile. */
export function dockerfileEvidence(
  analysed: Analysed,
  packages: readonly PackageInstall[],
  unplaced: readonly WithoutWorkdir[],
): DockerfileEvidence {
  const { path, model, final, syntaxErrors, labelsFromPipeline } = analysed;
  const stages = model.stages.map(stage => stageEvidence(analysed, stage));
  return {
    path,
    readable: true,
    syntaxErrors,
    outdated: outdatedForms(analysed),
    stages,
    final: stages[final.index],
    build: buildOf(model, analysed.stages, final, path),
    healthcheck: healthcheckOf(model, final, path, packages),
    timezone: timezoneOf(model, final, path, packages),
    exposedPorts: chainOf(model, final)
      .flatMap(({ exposes }) => exposes)
      .slice(0, 100)
      .map(({ value, unresolved, line }) => ({
        port: value,
        valid: unresolved || isPort(value),
        ssh: /^22(\/tcp)?$/i.test(value),
        source: { file: path, line },
      })),
    withoutWorkdir: [...unplaced],
    labelsFromPipeline,
    source: { file: path, line: 1 },
  };
}

/** A Dockerfile in which there is nothing to judge, and why. */
export function unreadableDockerfile(
  path: string,
  syntaxErrors: SyntaxError[],
): DockerfileEvidence {
  const source = { file: path, line: 1 };
  const final: StageEvidence = {
    name: '',
    index: 0,
    shipped: true,
    baseStage: '',
    base: {
      text: '',
      resolved: '',
      unresolved: false,
      scratch: false,
      registry: '',
      repository: '',
      tag: '',
      digest: '',
      minimal: false,
    },
    platform: '',
    user: {
      set: false,
      fromBase: false,
      known: false,
      name: '',
      group: '',
      numeric: false,
      root: false,
      source,
    },
    workdir: { set: false, path: '', relative: false, source },
    command: {
      set: false,
      fromBase: false,
      exec: false,
      repeated: false,
      source,
    },
    labels: [],
    source,
  };
  return {
    path,
    readable: false,
    syntaxErrors,
    outdated: [],
    stages: [],
    final,
    build: {
      compiles: false,
      language: '',
      sdkShipped: false,
      takesFromStage: false,
      source,
    },
    healthcheck: {
      set: false,
      disabled: false,
      repeated: false,
      tool: '',
      toolMissing: false,
      source,
    },
    timezone: { set: false, name: '', dataMissing: false, source },
    exposedPorts: [],
    withoutWorkdir: [],
    labelsFromPipeline: false,
    source,
  };
}

/** The images a Dockerfile takes from registries. */
export function baseImagesOf(
  analysed: Analysed,
  now: Date,
  updatedByBot: boolean,
): BaseImage[] {
  const { model, path, shipped } = analysed;
  const judged = new Set(analysed.stages);
  const of = (base: BaseModel, stage: StageModel, use: BaseImage['use']) => ({
    ...referenceEvidence(base),
    dockerfile: path,
    stage: stage.name,
    shipped: use === 'from' && shipped.has(stage),
    use,
    support: supportOf(base, now),
    updatedByBot,
    source: { file: path, line: base.line },
  });
  return [
    ...model.stages
      .filter(stage => judged.has(stage))
      .filter(({ base }) => base.stage < 0 && !base.scratch)
      .map(stage => of(stage.base, stage, 'from')),
    ...model.otherImages
      .filter(({ inStage }) => judged.has(model.stages[inStage]))
      .map(image => of(image, model.stages[image.inStage], 'copy')),
  ];
}

function referenceEvidence(base: BaseModel): ReferenceEvidence {
  const {
    text,
    resolved,
    unresolved,
    scratch,
    registry,
    repository,
    tag,
    digest,
  } = base;
  return {
    text,
    resolved,
    unresolved,
    scratch,
    registry,
    repository,
    tag,
    digest,
    minimal: scratch || isMinimal(base),
  };
}

function stageEvidence(
  { path, model, shipped }: Analysed,
  stage: StageModel,
): StageEvidence {
  const parent =
    stage.base.stage < 0 ? undefined : model.stages[stage.base.stage];
  return {
    name: stage.name,
    index: stage.index,
    shipped: shipped.has(stage),
    baseStage: parent ? parent.name || String(parent.index) : '',
    base: referenceEvidence(rootBaseOf(model, stage)),
    platform: stage.base.platform,
    user: userOf(model, stage, path),
    workdir: workdirOf(model, stage, path),
    command: commandOf(model, stage, path),
    labels: chainOf(model, stage).flatMap(({ labels }) =>
      labels.map(({ name }) => name),
    ),
    source: { file: path, line: stage.line },
  };
}

function isPort(value: string): boolean {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/i.exec(value);
  if (!match) return false;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first >= 1 && last <= 65535 && first <= last;
}

function outdatedForms({
  parsed,
  model,
  path,
}: Analysed): DockerfileEvidence['outdated'] {
  const maintainers = parsed.instructions
    .filter(({ keyword }) => keyword === 'MAINTAINER')
    .map(({ line }) => ({
      what: 'MAINTAINER',
      use: 'LABEL org.opencontainers.image.authors=…',
      source: { file: path, line },
    }));
  const legacy = model.stages
    .flatMap(({ env, labels }) => [...env, ...labels])
    .filter(variable => variable.legacy)
    .map(({ name, line }) => ({
      what: `ENV ${name.slice(0, 60)} …`,
      use: `ENV ${name.slice(0, 60)}=…`,
      source: { file: path, line },
    }));
  return [...maintainers, ...legacy].slice(0, 100);
}
