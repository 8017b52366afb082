import { RepositoryFiles } from '../../files';
import type { Analysed } from '../evidence';
import { StageModel, VariableModel } from '../model';
import {
  envFileHasSecret,
  isEnvFile,
  isLiteralSecret,
  isSecretFile,
  isSecretName,
  looksLikeCredential,
  Secret,
} from './secrets';

/** Every place of a Dockerfile where a credential gets into the image or its history. Values never leave this function. */
export async function secretsOf(
  repository: RepositoryFiles,
  { model, path }: Pick<Analysed, 'model' | 'path'>,
  context: string,
): Promise<Secret[]> {
  const found: Secret[] = [];
  const add = (
    kind: Secret['kind'],
    stage: string,
    name: string,
    line: number,
  ) =>
    found.push({
      dockerfile: path,
      stage,
      kind,
      name,
      source: { file: path, line },
    });
  for (const variable of model.globalArgs) {
    if (isSecret(variable)) add('arg', '', variable.name, variable.line);
  }
  for (const stage of model.stages) {
    const passed = secretArguments(stage);
    for (const variable of stage.args) {
      if (isSecret(variable))
        add('arg', stage.name, variable.name, variable.line);
    }
    for (const variable of stage.env) {
      if (isSecret(variable) || bakes(variable, passed)) {
        add('env', stage.name, variable.name, variable.line);
      }
    }
    for (const { text, line, commands } of stage.runs) {
      if (commands.length > 0 && looksLikeCredential(text))
        add('run', stage.name, 'RUN', line);
    }
    for (const copy of stage.copies.filter(({ from }) => from === undefined)) {
      for (const source of copy.sources) {
        if (await isSecretCopy(repository, context, source)) {
          add('copy', stage.name, source, copy.line);
        }
      }
    }
  }
  return found;
}

function isSecret({ name, value, hasValue }: VariableModel): boolean {
  if (!hasValue) return false;
  return (
    (isSecretName(name) && isLiteralSecret(value)) || looksLikeCredential(value)
  );
}

/** ARGs that a build is given a credential with. */
function secretArguments({ args }: StageModel): ReadonlySet<string> {
  return new Set(args.map(({ name }) => name).filter(isSecretName));
}

/** `ARG NPM_TOKEN` and `ENV NPM_TOKEN=$NPM_TOKEN`: what the build was given stays in the image. */
function bakes({ value }: VariableModel, passed: ReadonlySet<string>): boolean {
  const match = /^\$\{?([A-Za-z_][A-Za-z0-9_]{0,99})\}?$/.exec(value);
  return match !== null && passed.has(match[1]);
}

async function isSecretCopy(
  repository: RepositoryFiles,
  context: string,
  source: string,
): Promise<boolean> {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const isEnv = isEnvFile(source);
  if (!isEnv && name !== '.npmrc' && !isSecretFile(source)) return false;
  const path = source.replace(/^\.?\/+/, '');
  const content = await repository.read(
    context === '' ? path : `${context}/${path}`,
  );
  // One that isn't in the repository is somebody's own, with what they need to log in.
  if (content.kind !== 'text') return name !== '.npmrc';
  if (name === '.npmrc') {
    return /_(authToken|auth|password)\s{0,5}=\s{0,5}[^\s$]/.test(content.text);
  }
  if (isEnv) return envFileHasSecret(content.text);
  return !isHarmlessContent(name, content.text);
}

/** A public key, certificate or configuration without a private part, whatever its name. */
function isHarmlessContent(name: string, text: string): boolean {
  if (/\.(key|pem)$/i.test(name)) return !/PRIVATE KEY/.test(text);
  if (/\.json$/i.test(name))
    return !/private_key|client_secret|"auth"/.test(text);
  return false;
}
