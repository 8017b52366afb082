import { Instruction, pairs, ParsedDockerfile } from '../parse';
import { expand } from '../variables';
import { predefined, StageBuilder, Values } from './stageBuilder';
import { DockerfileModel } from './types';

/** What a Dockerfile would build: its stages with variables resolved as Docker resolves them. */
export function buildModel(parsed: ParsedDockerfile): DockerfileModel {
  const model: DockerfileModel = {
    stages: [],
    globalArgs: [],
    otherImages: [],
  };
  const globals: Values = new Map(predefined);
  let builder: StageBuilder | undefined;
  for (const instruction of parsed.instructions) {
    if (instruction.keyword === 'FROM') {
      builder = new StageBuilder(model, instruction, globals, parsed.escape);
      model.stages.push(builder.stage);
    } else if (builder) {
      builder.add(instruction);
    } else if (instruction.keyword === 'ARG') {
      addGlobalArgs(model, instruction, globals, parsed.escape);
    }
  }
  return model;
}

function addGlobalArgs(
  model: DockerfileModel,
  instruction: Instruction,
  globals: Values,
  escape: string,
): void {
  for (const { key, value, hasValue } of pairs(instruction.body.text, escape)
    .pairs) {
    const expanded = expand(value, globals);
    globals.set(
      key,
      hasValue && !expanded.unresolved ? expanded.value : undefined,
    );
    model.globalArgs.push({
      name: key,
      value,
      hasValue,
      legacy: false,
      line: instruction.line,
      order: 0,
    });
  }
}
