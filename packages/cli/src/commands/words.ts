import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../language';

interface CommandWords {
  notFound: (path: string) => string;
  notADirectory: (path: string) => string;
  notAFile: (path: string) => string;
  notReadable: (path: string, reason: string) => string;
  tooLarge: (path: string) => string;
  noComponent: (path: string) => string;
  badYaml: (
    path: string,
    line: number,
    column: number,
    reason: string,
  ) => string;
  reading: (path: string) => string;
  checklistErrors: (count: number) => string;
  warning: string;
  sound: (id: string, version: string, checks: number) => string;
  belowLevel: (level: number, wanted: number) => string;
  note: string;
  assumedArchetype: (type: string) => string;
  outOfScope: string;
}

const en: CommandWords = {
  notFound: path => `${path} does not exist`,
  notADirectory: path =>
    `${path} is not a directory; name the root directory of a repository`,
  notAFile: path => `${path} is not a regular file`,
  notReadable: (path, reason) => `${path} can't be read: ${reason}`,
  tooLarge: path => `${path} is larger than 1 MiB`,
  noComponent: path =>
    `${path} declares no Component; name a file that does with --entity`,
  badYaml: (path, line, column, reason) =>
    `${path}:${line}:${column} is not valid YAML: ${reason}`,
  reading: path => `Reading ${path} …`,
  checklistErrors: count =>
    `the checklist has ${count} ${count === 1 ? 'error' : 'errors'}`,
  warning: 'The checklist has warnings:',
  sound: (id, version, checks) =>
    `${id} ${version} is sound: ${checks} ${checks === 1 ? 'check' : 'checks'}`,
  belowLevel: (level, wanted) =>
    `The repository level is ${level}, below the ${wanted} asked for`,
  note: 'Note',
  assumedArchetype: type =>
    `a service is assumed, since the type '${type}' does not tell; annotate container-maturity.io/archetype to say otherwise`,
  outOfScope:
    'the portal leaves this entity out: it is deprecated or carries container-maturity.io/ignore',
};

const zh: CommandWords = {
  notFound: path => `${path} 不存在`,
  notADirectory: path => `${path} 不是目录；请给出代码仓库的根目录`,
  notAFile: path => `${path} 不是普通文件`,
  notReadable: (path, reason) => `无法读取 ${path}：${reason}`,
  tooLarge: path => `${path} 超过 1 MiB`,
  noComponent: path =>
    `${path} 没有声明 Component；请用 --entity 指定声明它的文件`,
  badYaml: (path, line, column, reason) =>
    `${path}:${line}:${column} 不是有效的 YAML：${reason}`,
  reading: path => `正在读取 ${path} …`,
  checklistErrors: count => `检查清单有 ${count} 处错误`,
  warning: '检查清单有警告：',
  sound: (id, version, checks) => `${id} ${version} 没有问题：${checks} 项检查`,
  belowLevel: (level, wanted) => `仓库等级为 ${level}，低于要求的 ${wanted}`,
  note: '注意',
  assumedArchetype: type =>
    `类型“${type}”无法说明它是什么，假定为服务；可用注解 container-maturity.io/archetype 指定`,
  outOfScope:
    '门户不会评估此实体：它已弃用，或带有 container-maturity.io/ignore',
};

/** What the commands say on stderr, in every language. */
export const commandWords: Record<Language, CommandWords> = { en, zh };

/** The same sentence in every language, for what is shown later. */
export function inEveryLanguage(
  say: (words: CommandWords) => string,
): LocalizedText {
  return { en: say(en), zh: say(zh) };
}
