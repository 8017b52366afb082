import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/**
 * A language the command speaks.
 *
 * @public
 */
export type Language = keyof LocalizedText;

/**
 * The languages of `--lang`.
 *
 * @public
 */
export const languages: readonly Language[] = ['en', 'zh'];

/**
 * The language of the environment, by the order that POSIX gives its variables. Anything but Chinese is English.
 *
 * @public
 */
export function languageOfEnvironment(
  env: Record<string, string | undefined>,
): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}

/**
 * The language to speak before the arguments are parsed, so that help and usage errors come in it too.
 *
 * @public
 */
export function languageOfArguments(
  args: string[],
  env: Record<string, string | undefined>,
): Language {
  const asked = args
    .map((arg, i) => (arg === '--lang' ? args[i + 1] : valueOf(arg)))
    .find(value => value !== undefined);
  return (
    languages.find(language => language === asked) ?? languageOfEnvironment(env)
  );
}

function valueOf(arg: string): string | undefined {
  return arg.startsWith('--lang=') ? arg.slice('--lang='.length) : undefined;
}
