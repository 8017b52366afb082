import {
  DockerfileParser,
  Instruction as AstInstruction,
} from 'dockerfile-ast';
import { LinedText } from '../../linedText';

/** One instruction of a Dockerfile, comments and line continuations taken away. */
export interface Instruction {
  /** Upper case. */
  keyword: string;
  /** 1-based line of the keyword. */
  line: number;
  /** Leading `--name=value`; a flag without a value has an empty one. Repeated ones stay in order. */
  flags: Array<{ name: string; value: string }>;
  /** What follows the flags. */
  body: LinedText;
  /** The strings, where the body is a JSON array of them (exec form). */
  json: string[] | undefined;
  heredocs: Array<{ name: string; content: LinedText; terminated: boolean }>;
}

export interface ParsedDockerfile {
  escape: string;
  instructions: Instruction[];
}

const takesFlags = new Set(['ADD', 'COPY', 'FROM', 'HEALTHCHECK', 'RUN']);
const takesJson = new Set([
  'ADD',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'RUN',
  'SHELL',
  'VOLUME',
]);

/** Splits a Dockerfile into its instructions. Throws only where the text is so broken that the parser gives up. */
export function parseDockerfile(text: string): ParsedDockerfile {
  const file = DockerfileParser.parse(text);
  const escape = file.getEscapeCharacter();
  const lines = text.split('\n');
  return {
    escape,
    instructions: file
      .getInstructions()
      .map(instruction => normalise(instruction, lines, escape)),
  };
}

function normalise(
  instruction: AstInstruction,
  lines: string[],
  escape: string,
): Instruction {
  const keyword = instruction.getKeyword();
  const { start, end } = instruction.getRange();
  const keywordEnd = instruction.getInstructionRange().end;
  const header = headerOf(lines, keywordEnd, end.line, escape);
  const { text } = header.text;
  const { flags, rest } = takesFlags.has(keyword)
    ? leadingFlags(text)
    : { flags: [], rest: 0 };
  const body = header.text.from(
    text.length - text.slice(rest).trimStart().length,
  );
  return {
    keyword,
    line: start.line + 1,
    flags,
    body,
    json: takesJson.has(keyword) ? jsonStrings(body.text.trimEnd()) : undefined,
    heredocs: ['RUN', 'COPY', 'ADD'].includes(keyword)
      ? heredocsAfter(body.text, lines, header.endLine)
      : [],
  };
}

/** The instruction's own text from behind its keyword to the end of its last continued line. */
function headerOf(
  lines: string[],
  keywordEnd: { line: number; character: number },
  lastLine: number,
  escape: string,
): { text: LinedText; endLine: number } {
  const parts: string[] = [];
  const starts: Array<{ offset: number; line: number }> = [];
  let length = 0;
  let index = keywordEnd.line;
  for (; index <= lastLine && index < lines.length; index++) {
    const first = index === keywordEnd.line;
    const line = first
      ? lines[index].slice(keywordEnd.character)
      : lines[index];
    if (!first && isBlankOrComment(line)) continue;
    const trimmed = line.trimEnd();
    const continued = trimmed.endsWith(escape);
    const part = continued ? trimmed.slice(0, -1) : line;
    starts.push({ offset: length, line: index + 1 });
    parts.push(part);
    length += part.length;
    if (!continued) break;
  }
  return {
    text: new LinedText(parts.join(''), starts),
    endLine: Math.min(index, lines.length - 1),
  };
}

function isBlankOrComment(line: string): boolean {
  const trimmed = line.trimStart();
  return trimmed === '' || trimmed.startsWith('#');
}

function leadingFlags(text: string): {
  flags: Array<{ name: string; value: string }>;
  rest: number;
} {
  const flags: Array<{ name: string; value: string }> = [];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at])) at++;
    if (!text.startsWith('--', at)) break;
    let end = at;
    while (end < text.length && !/\s/.test(text[end])) end++;
    const flag = text.slice(at + 2, end);
    const equals = flag.indexOf('=');
    flags.push(
      equals < 0
        ? { name: flag, value: '' }
        : {
            name: flag.slice(0, equals),
            value: unquote(flag.slice(equals + 1)),
          },
    );
    at = end;
  }
  return { flags, rest: at };
}

function unquote(value: string): string {
  const quoted =
    value.length > 1 &&
    (value.startsWith('"') || value.startsWith("'")) &&
    value.endsWith(value[0]);
  return quoted ? value.slice(1, -1) : value;
}

function jsonStrings(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(item => typeof item === 'string')
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

function heredocsAfter(
  body: string,
  lines: string[],
  headerEndLine: number,
): Instruction['heredocs'] {
  const heredocs: Instruction['heredocs'] = [];
  let at = headerEndLine + 1;
  for (const word of body.split(/\s/)) {
    const match = /^\d{0,3}<<(-?)(["']?)([A-Za-z0-9_.-]{1,80})\2$/.exec(word);
    if (!match) continue;
    const [, dash, , name] = match;
    const first = at;
    while (at < lines.length && !isDelimiter(lines[at], name, dash === '-')) {
      at++;
    }
    const content = lines.slice(first, at).join('\n');
    heredocs.push({
      name,
      content: LinedText.of(content, first + 1),
      terminated: at < lines.length,
    });
    at++;
  }
  return heredocs;
}

function isDelimiter(line: string, name: string, tabs: boolean): boolean {
  return (tabs ? line.replace(/^\t+/, '') : line) === name;
}
