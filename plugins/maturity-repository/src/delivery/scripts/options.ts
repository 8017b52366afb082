import { Script, textsOf } from './script';

/** How a script treats failures. */
export interface ScriptOptions {
  posix: boolean;
  errexit: boolean;
  nounset: boolean;
  pipefail: boolean;
}

const letters = { e: 'errexit', u: 'nounset' } as const;
const names = ['errexit', 'nounset', 'pipefail'] as const;

/** What `set` and the first line turn on, wherever in the script. */
export function optionsOf(script: Script): ScriptOptions {
  const [first = ''] = script.text.split('\n', 1);
  const shebang = first.startsWith('#!') ? first.slice(2).trim() : '';
  const [program = '', ...flags] = shebang
    .split(/\s+/)
    .filter(word => !/^(?:\/\S{0,60}\/env|-S)$/.test(word));
  const options: ScriptOptions = {
    posix: /(?:^|\/)(?:sh|dash|ash)$/.test(program),
    errexit: false,
    nounset: false,
    pipefail: false,
  };
  turnOn(flags, options);
  for (const command of script.commands) {
    if (command.name === 'set') turnOn(textsOf(command), options);
  }
  return options;
}

function turnOn(flags: readonly string[], options: ScriptOptions): void {
  flags.forEach((flag, at) => {
    if (!/^-[a-zA-Z]/.test(flag)) return;
    for (const [letter, name] of Object.entries(letters)) {
      if (flag.includes(letter)) options[name as 'errexit'] = true;
    }
    const named = names.find(name => name === flags[at + 1]);
    if (flag.endsWith('o') && named) options[named] = true;
  });
}
