import { Instruction, pairs, words } from '../parse';
import { parseReference } from '../reference';
import { expand } from '../variables';
import { commandsOfRun } from './runCommands';
import {
  BaseModel,
  CommandModel,
  CopyModel,
  DockerfileModel,
  Mount,
  StageModel,
  TextModel,
  VariableModel,
} from './types';

export type Values = Map<string, string | undefined>;

/** BuildKit sets these; which platform it is doesn't matter to what we look at. */
export const predefined: ReadonlyArray<[string, string]> = [
  ['TARGETPLATFORM', 'linux/amd64'],
  ['TARGETOS', 'linux'],
  ['TARGETARCH', 'amd64'],
  ['TARGETVARIANT', ''],
  ['BUILDPLATFORM', 'linux/amd64'],
  ['BUILDOS', 'linux'],
  ['BUILDARCH', 'amd64'],
  ['BUILDVARIANT', ''],
];

/** Takes up the instructions of one stage, in their order. */
export class StageBuilder {
  readonly stage: StageModel;
  /** What instructions of this stage may refer to: ENV over ARG. */
  private readonly visible: Values;
  private order = 0;

  constructor(
    private readonly model: DockerfileModel,
    from: Instruction,
    private readonly globals: Values,
    private readonly escape: string,
  ) {
    const [image, as, name] = words(from.body.text, escape);
    const platform =
      from.flags.find(flag => flag.name === 'platform')?.value ?? '';
    const base = this.base(image?.value ?? '', from.line, globals, platform);
    const parent = base.stage < 0 ? undefined : model.stages[base.stage];
    this.visible = new Map([...predefined, ...(parent?.values ?? [])]);
    const windows =
      parent?.windows ??
      /(^|\/)windows(\/|$)|nanoserver|servercore|windowsservercore/.test(
        base.resolved,
      );
    this.stage = {
      index: model.stages.length,
      name:
        as?.value.toLowerCase() === 'as' ? name?.value.toLowerCase() ?? '' : '',
      line: from.line,
      base,
      args: [],
      env: [],
      labels: [],
      users: [],
      workdirs: [],
      exposes: [],
      copies: [],
      runs: [],
      cmds: [],
      entrypoints: [],
      healthchecks: [],
      values: new Map(parent?.values ?? []),
      windows,
      posixShell: parent?.posixShell ?? !windows,
    };
  }

  add(instruction: Instruction): void {
    this.order++;
    switch (instruction.keyword) {
      case 'ARG':
        return this.arg(instruction);
      case 'ENV':
        return this.env(instruction);
      case 'LABEL':
        this.stage.labels.push(...this.variables(instruction));
        return undefined;
      case 'USER':
        this.stage.users.push(this.text(instruction));
        return undefined;
      case 'WORKDIR':
        this.stage.workdirs.push(this.text(instruction));
        return undefined;
      case 'EXPOSE':
        for (const { value } of words(instruction.body.text, this.escape)) {
          this.stage.exposes.push({
            ...this.at(instruction),
            ...expand(value, this.visible),
          });
        }
        return undefined;
      case 'COPY':
      case 'ADD':
        this.stage.copies.push(this.copy(instruction, instruction.keyword));
        return undefined;
      case 'RUN':
        return this.run(instruction);
      case 'CMD':
        this.stage.cmds.push(this.command(instruction));
        return undefined;
      case 'ENTRYPOINT':
        this.stage.entrypoints.push(this.command(instruction));
        return undefined;
      case 'HEALTHCHECK':
        return this.healthcheck(instruction);
      case 'SHELL':
        this.stage.posixShell = /(^|\/)(ba|da|a|z)?sh$/.test(
          instruction.json?.[0] ?? '',
        );
        return undefined;
      default:
        return undefined;
    }
  }

  private at(instruction: Instruction) {
    return { line: instruction.line, order: this.order };
  }

  private text(instruction: Instruction): TextModel {
    const raw = words(instruction.body.text, this.escape)
      .map(word => word.value)
      .join(' ');
    return { ...this.at(instruction), ...expand(raw, this.visible) };
  }

  private command(instruction: Instruction): CommandModel {
    return {
      ...this.at(instruction),
      json: instruction.json,
      text: instruction.body.text.trim(),
    };
  }

  private variables(instruction: Instruction): VariableModel[] {
    const { legacy, pairs: all } = pairs(instruction.body.text, this.escape);
    return all.map(({ key, value, hasValue, word }) => ({
      ...this.at(instruction),
      line: instruction.body.lineAt(word.offset),
      name: key,
      value,
      hasValue,
      legacy,
    }));
  }

  private arg(instruction: Instruction): void {
    for (const variable of this.variables(instruction)) {
      this.stage.args.push(variable);
      // An ENV of the same name wins over the ARG.
      if (this.stage.values.has(variable.name)) continue;
      const expanded = expand(variable.value, this.visible);
      const own =
        variable.hasValue && !expanded.unresolved ? expanded.value : undefined;
      this.visible.set(
        variable.name,
        variable.hasValue
          ? own
          : this.globals.get(variable.name) ?? this.visible.get(variable.name),
      );
    }
  }

  private env(instruction: Instruction): void {
    const all = this.variables(instruction);
    this.stage.env.push(...all);
    // All values of one ENV see what was before it, not each other.
    const values = all.map(({ name, value }) => {
      const { value: text, unresolved } = expand(value, this.visible);
      return [name, unresolved ? undefined : text] as const;
    });
    for (const [name, value] of values) {
      this.stage.values.set(name, value);
      this.visible.set(name, value);
    }
  }

  private copy(instruction: Instruction, keyword: 'COPY' | 'ADD'): CopyModel {
    const paths = (
      instruction.json ??
      words(instruction.body.text, this.escape).map(({ value }) => value)
    ).map(path => expand(path, this.visible).value);
    const flag = (name: string) =>
      instruction.flags.find(candidate => candidate.name === name)?.value ?? '';
    const from = flag('from');
    return {
      ...this.at(instruction),
      keyword,
      sources: paths.slice(0, -1).filter(path => !path.startsWith('<<')),
      target: paths.at(-1) ?? '',
      from: from === '' ? undefined : this.otherImage(from, instruction.line),
      owner: flag('chown'),
      mode: flag('chmod'),
      checksum: flag('checksum'),
      excludes: instruction.flags
        .filter(({ name }) => name === 'exclude')
        .map(({ value }) => expand(value, this.visible).value),
      inline: instruction.heredocs.length > 0,
    };
  }

  private run(instruction: Instruction): void {
    const mounts = instruction.flags
      .filter(flag => flag.name === 'mount')
      .map(flag => this.mount(flag.value, instruction.line));
    const posix = this.stage.posixShell && !this.stage.windows;
    this.stage.runs.push({
      ...this.at(instruction),
      ...(posix ? commandsOfRun(instruction) : { commands: [], errors: [] }),
      mounts,
      posix,
      text: instruction.body.text,
    });
  }

  private healthcheck(instruction: Instruction): void {
    const text = instruction.body.text.trim();
    const disabled = /^none$/i.test(text);
    const body = text.replace(/^cmd\s+/i, '');
    let json: string[] | undefined;
    try {
      const value: unknown = body.startsWith('[')
        ? JSON.parse(body)
        : undefined;
      if (Array.isArray(value)) json = value.map(String);
    } catch {
      json = undefined;
    }
    this.stage.healthchecks.push({
      ...this.at(instruction),
      json,
      text: body,
      disabled,
    });
  }

  private otherImage(text: string, line: number): BaseModel {
    const inStage = this.model.stages.length - 1;
    const base = this.base(text, line, this.globals, '', inStage);
    // A number, or the stage's own name, is never an image: such a build fails.
    const isStage =
      /^\d{1,4}$/.test(base.resolved) ||
      (this.stage.name !== '' &&
        base.resolved.toLowerCase() === this.stage.name);
    if (base.stage < 0 && !base.scratch && !isStage) {
      this.model.otherImages.push({ ...base, inStage });
    }
    return base;
  }

  private base(
    text: string,
    line: number,
    values: Values,
    platform: string,
    /** Stages that it can name: those before. */
    count = this.model.stages.length,
  ): BaseModel {
    const { value: resolved, unresolved } = expand(text, values);
    const byName = this.model.stages
      .slice(0, count)
      .findLastIndex(
        stage => stage.name !== '' && stage.name === resolved.toLowerCase(),
      );
    const byIndex = /^\d{1,4}$/.test(resolved) ? Number(resolved) : -1;
    const stage = byName >= 0 || byIndex >= count ? byName : byIndex;
    const scratch = resolved === 'scratch';
    return {
      ...(stage >= 0 || scratch || unresolved
        ? parseReference('')
        : parseReference(resolved)),
      text,
      resolved,
      unresolved,
      stage,
      scratch,
      platform: expand(platform, values).value,
      line,
    };
  }

  private mount(value: string, line: number): Mount {
    const fields = new Map(
      value.split(',').map((part): [string, string] => {
        const equals = part.indexOf('=');
        return equals < 0
          ? [part, 'true']
          : [part.slice(0, equals), part.slice(equals + 1)];
      }),
    );
    const field = (...names: string[]) =>
      names.map(name => fields.get(name)).find(found => found !== undefined) ??
      '';
    const from = field('from');
    return {
      type: field('type') || 'bind',
      target: field('target', 'dst', 'destination'),
      source: field('source', 'src'),
      id: field('id'),
      stage: from === '' ? -1 : this.otherImage(from, line).stage,
    };
  }
}
