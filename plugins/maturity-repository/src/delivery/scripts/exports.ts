import { outputOf, pipeFrom, Script, ScriptCommand, textsOf } from './script';

/** A `kubectl get … -o yaml` whose output ends in a file. */
export interface Export {
  /** The kinds that it asks for, as written. */
  kinds: string[];
  /** Nothing on the way to the file encrypts it. */
  clear: boolean;
  command: ScriptCommand;
}

const encrypting =
  /^(?:gpg2?|age|sops|openssl|kubeseal|ansible-vault|vault|rage|ccrypt|7z)$/;
const wholeObject = /^(?:yaml|json|jsonpath|go-template|custom-columns)/;
const valued = new Set(
  '-n --namespace -l --selector --context --kubeconfig -o --output --field-selector --sort-by'.split(
    ' ',
  ),
);

/** The objects that a script exports into files. */
export function exportsOf(script: Script): Export[] {
  return script.commands.flatMap((command, index) => {
    const kinds = kindsOf(command);
    if (!kinds || !wholeObject.test(outputForm(command))) return [];
    const pipe = pipeFrom(script, index);
    if (pipe.every(each => outputOf(each) === undefined)) return [];
    const clear = !pipe.some(({ name }) => encrypting.test(name));
    return [{ kinds, clear, command }];
  });
}

/** The kinds of a `kubectl get`; undefined for any other command. */
function kindsOf(command: ScriptCommand): string[] | undefined {
  if (command.name !== 'kubectl' && command.name !== 'oc') return undefined;
  const plain: string[] = [];
  const texts = textsOf(command);
  for (let at = 0; at < texts.length; at++) {
    if (valued.has(texts[at])) at++;
    else if (!texts[at].startsWith('-')) plain.push(texts[at]);
  }
  const [verb, what] = plain;
  if (verb !== 'get' || what === undefined) return undefined;
  return what.split(',').map(kind => kind.split('/')[0].toLowerCase());
}

function outputForm(command: ScriptCommand): string {
  const texts = textsOf(command);
  const at = texts.findIndex(text => text === '-o' || text === '--output');
  if (at >= 0) return texts[at + 1] ?? '';
  const joined = texts.find(text => /^(?:-o|--output=)./.test(text)) ?? '';
  return joined.replace(/^(?:--output=|-o=?)/, '');
}
