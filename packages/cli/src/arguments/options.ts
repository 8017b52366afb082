import type { Mesh } from '@container-maturity/backstage-plugin-maturity-engine';
import { Command, Option } from 'commander';
import { UsageError } from '../errors';
import { Language } from '../language';
import { helpTexts } from './helpTexts';
import { OutputFile, RenderPrograms } from './invocation';

/** Of an option that may be repeated. */
export function collectValues(value: string, before: string[]): string[] {
  return [...before, value];
}

/** The options that say what to print and what to write. */
export function addFormatOptions(command: Command, language: Language) {
  const { options } = helpTexts[language];
  return command
    .addOption(
      new Option(
        '--format <FORMAT>',
        command.name() === 'check' ? options.format : options.diffFormat,
      ).default('text'),
    )
    .option('--output <FORMAT=FILE>', options.output, collectValues, []);
}

/** The options that say what of a repository to look at, and with which programs. */
export function addRepositoryOptions(command: Command, language: Language) {
  const { options } = helpTexts[language];
  return command
    .option('--subpath <PATH>', options.subpath)
    .option('--exclude <GLOB>', options.exclude, collectValues, [])
    .option('--helm <FILE>', options.helm)
    .option('--kubectl <FILE>', options.kubectl);
}

/** The options that say what it is measured by. */
export function addChecklistOptions(command: Command, language: Language) {
  const { options } = helpTexts[language];
  return command
    .option('--checklist <FILE>', options.checklist)
    .option(
      '--waiver-approver <OWNER>',
      options.waiverApprover,
      collectValues,
      [],
    )
    .option('--mesh <MESH>', options.mesh);
}

export function programsOf({ helm, kubectl }: RenderPrograms): RenderPrograms {
  return { ...(helm && { helm }), ...(kubectl && { kubectl }) };
}

/** The value where it is one of those allowed. Throws UsageError. */
export function oneOf<T extends string>(
  option: string,
  allowed: readonly T[],
  value: string,
  language: Language,
): T {
  const found = allowed.find(candidate => candidate === value);
  if (found === undefined) {
    throw new UsageError(helpTexts[language].oneOf(option, allowed, value), {
      showHelp: true,
    });
  }
  return found;
}

/** What `--output FORMAT=FILE` asks for. Throws UsageError, also where two would write the same file. */
export function outputsOf<T extends string>(
  values: string[],
  allowed: readonly T[],
  language: Language,
): OutputFile<T>[] {
  const texts = helpTexts[language];
  const outputs = values.map(value => {
    const [, format, file] = /^([^=]*)=(.+)$/s.exec(value) ?? [];
    if (file === undefined) {
      throw new UsageError(texts.output(value), { showHelp: true });
    }
    return { format: oneOf('--output', allowed, format, language), file };
  });
  const files = outputs.map(({ file }) => file);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) {
    throw new UsageError(texts.outputTwice(twice), { showHelp: true });
  }
  return outputs;
}

/** Said again here, since help and arguments load nothing of the engine; the type keeps both the same. */
const meshes: Record<Mesh, Mesh> = {
  istio: 'istio',
  'istio-ambient': 'istio-ambient',
  linkerd: 'linkerd',
  none: 'none',
};

/** A service mesh. Throws UsageError. */
export function meshOf(
  value: string | undefined,
  language: Language,
): Mesh | undefined {
  return value === undefined
    ? undefined
    : oneOf('--mesh', Object.values(meshes), value, language);
}

/** A level from 0 to 4. Throws UsageError. */
export function levelOf(
  value: string | undefined,
  language: Language,
): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!/^[0-4]$/.test(value)) {
    throw new UsageError(helpTexts[language].minLevel(value), {
      showHelp: true,
    });
  }
  return Number(value);
}

/** An address of the web, or a template of one. Throws UsageError. */
export function webAddressOf(
  value: string | undefined,
  language: Language,
): string | undefined {
  if (value === undefined || value === '') {
    return undefined;
  }
  const plain = value.replace(/\{(revision|path|line)\}/g, '$1');
  const protocol = URL.canParse(plain) ? new URL(plain).protocol : '';
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new UsageError(helpTexts[language].webAddress(value), {
      showHelp: true,
    });
  }
  return value;
}

/** What tells comments apart. Throws UsageError where it could end the comment that it stands in. */
export function commentIdOf(value: string, language: Language): string {
  if (!/^[A-Za-z0-9._/-]{1,100}$/.test(value) || value.includes('--')) {
    throw new UsageError(helpTexts[language].commentId(value), {
      showHelp: true,
    });
  }
  return value;
}
