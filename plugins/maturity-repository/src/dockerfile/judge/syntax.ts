import { z } from 'zod';
import { localizedTextShape, sourceShape } from '../../shapes';
import { DockerfileModel } from '../model';
import { pairs, ParsedDockerfile, words } from '../parse';
import { parseReference } from '../reference';

export const syntaxErrorShape = z
  .object({
    message: localizedTextShape.describe('What is wrong'),
    source: sourceShape,
  })
  .describe('A place that a build would refuse');

export type SyntaxError = z.output<typeof syntaxErrorShape>;

const known = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);
const mayBeEmpty = new Set(['CMD', 'ENTRYPOINT']);

/** What a build would refuse, with lines. */
export function syntaxErrorsOf(
  parsed: ParsedDockerfile,
  model: DockerfileModel,
  file: string,
): SyntaxError[] {
  const errors: SyntaxError[] = [];
  const add = (line: number, en: string, zh: string) =>
    errors.push({ message: { en, zh }, source: { file, line } });
  instructionErrors(parsed, add);
  stageErrors(model, add);
  return errors.slice(0, 50);
}

type Add = (line: number, en: string, zh: string) => void;

function instructionErrors(parsed: ParsedDockerfile, add: Add): void {
  let seenFrom = false;
  for (const { keyword, line, body, heredocs } of parsed.instructions) {
    if (!known.has(keyword)) {
      const name = keyword.slice(0, 40);
      add(line, `Unknown instruction ${name}`, `未知指令 ${name}`);
      continue;
    }
    if (!seenFrom && keyword !== 'FROM' && keyword !== 'ARG') {
      add(
        line,
        `${keyword} stands before the first FROM`,
        `${keyword} 出现在第一个 FROM 之前`,
      );
      seenFrom = true;
    }
    if (keyword === 'FROM') seenFrom = true;
    if (
      body.text.trim() === '' &&
      heredocs.length === 0 &&
      !mayBeEmpty.has(keyword)
    ) {
      add(line, `${keyword} needs arguments`, `${keyword} 缺少参数`);
    }
    if (keyword === 'FROM') fromErrors(body.text, parsed.escape, line, add);
    const open = heredocs.find(({ terminated }) => !terminated);
    if (open) {
      add(
        line,
        `The heredoc ${open.name} is not closed`,
        `heredoc ${open.name} 没有结束`,
      );
    }
    if (keyword === 'ENV' && body.text.trim() !== '') {
      const { legacy, pairs: all } = pairs(body.text, parsed.escape);
      if (!legacy && all.some(({ hasValue, key }) => !hasValue || key === '')) {
        add(line, 'ENV needs KEY=value', 'ENV 需要 KEY=value 的形式');
      }
    }
  }
  if (!parsed.instructions.some(({ keyword }) => keyword === 'FROM')) {
    add(1, 'There is no FROM', '缺少 FROM');
  }
}

function fromErrors(
  text: string,
  escape: string,
  line: number,
  add: Add,
): void {
  const all = words(text, escape);
  if (all.length === 0) return;
  const wellFormed =
    all.length === 1 ||
    (all.length === 3 && all[1].value.toLowerCase() === 'as');
  if (!wellFormed) {
    add(
      line,
      'FROM takes an image, and optionally AS with a name',
      'FROM 的格式是镜像名，后面可以加 AS 和阶段名',
    );
  } else if (
    all.length === 3 &&
    !/^[a-zA-Z][a-zA-Z0-9_.-]{0,127}$/.test(all[2].value)
  ) {
    add(
      line,
      'A stage name is letters, digits, dots, dashes and underscores, a letter first',
      '阶段名只能由字母、数字、点、短横线和下划线组成，并以字母开头',
    );
  }
}

function stageErrors(model: DockerfileModel, add: Add): void {
  const names = new Set<string>();
  for (const stage of model.stages) {
    if (stage.name !== '' && names.has(stage.name)) {
      add(
        stage.line,
        `The stage name ${stage.name} is used twice`,
        `阶段名 ${stage.name} 重复`,
      );
    }
    names.add(stage.name);
    const { base } = stage;
    if (
      base.stage < 0 &&
      !base.scratch &&
      !base.unresolved &&
      !base.valid &&
      base.resolved !== ''
    ) {
      add(
        stage.line,
        `${base.resolved.slice(0, 100)} is no image reference`,
        `${base.resolved.slice(0, 100)} 不是有效的镜像引用`,
      );
    }
    for (const { from, line, sources, inline, keyword } of stage.copies) {
      if (from && /^\d{1,4}$/.test(from.resolved) && from.stage < 0) {
        add(
          line,
          `--from=${from.resolved} names a stage that doesn't come before`,
          `--from=${from.resolved} 指向的阶段不在前面`,
        );
      } else if (
        from &&
        from.stage < 0 &&
        laterStage(model, stage.index, from.resolved)
      ) {
        add(
          line,
          `--from=${from.resolved} names a stage that comes later, or itself`,
          `--from=${from.resolved} 指向自身或后面的阶段`,
        );
      } else if (
        from &&
        !from.unresolved &&
        from.stage < 0 &&
        !from.scratch &&
        !parseReference(from.resolved).valid
      ) {
        add(
          line,
          `--from=${from.resolved.slice(
            0,
            100,
          )} is neither a stage nor an image`,
          `--from=${from.resolved.slice(0, 100)} 既不是阶段也不是镜像`,
        );
      }
      if (sources.length === 0 && !inline) {
        add(
          line,
          `${keyword} needs a source and a target`,
          `${keyword} 需要源路径和目标路径`,
        );
      }
    }
  }
}

function laterStage(
  model: DockerfileModel,
  index: number,
  name: string,
): boolean {
  const lower = name.toLowerCase();
  return model.stages.some(
    stage => stage.index >= index && stage.name === lower,
  );
}
