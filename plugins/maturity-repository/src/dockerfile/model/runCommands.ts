import {
  CommandList,
  commandsOf,
  commandsOfWords,
  fileName,
  shells,
} from '../../shell';
import { Instruction } from '../parse';

/** The commands of a RUN: its body, or its heredoc where that is the script. */
export function commandsOfRun(run: Instruction): CommandList {
  if (run.json) return commandsOfWords(run.json, run.line);
  const [script] = run.heredocs;
  // A heredoc that feeds another command is data; its lines are not part of the body.
  return commandsOf(
    script && isScriptHeredoc(run.body.text) ? script.content : run.body,
  );
}

function isScriptHeredoc(body: string): boolean {
  const before = body.trim().split('<<')[0].trim();
  if (before === '') return true;
  const [program, ...rest] = before.split(/\s+/);
  return shells.has(fileName(program)) && !rest.includes('-c');
}
