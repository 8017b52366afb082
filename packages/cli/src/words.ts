import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from './language';

interface CommandWords {
  notFound: (path: string) => string;
  notADirectory: (path: string) => string;
  notAFile: (path: string) => string;
  notReadable: (path: string, reason: string) => string;
  notWritable: (path: string, reason: string) => string;
  tooLarge: (path: string) => string;
  noComponent: (path: string) => string;
  badYaml: (
    path: string,
    line: number,
    column: number,
    reason: string,
  ) => string;
  noFile: (path: string) => string;
  noSuchName: (path: string, name: string, names: string[]) => string;
  several: (name: string, others: string[], path: string) => string;
  sourceElsewhere: (location: string) => string;
  reading: (path: string) => string;
  workTree: string;
  noGit: string;
  git: (reason: string) => string;
  worse: string;
  noCheck: (name: string, near: string[]) => string;
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
  notWritable: (path, reason) => `${path} can't be written: ${reason}`,
  tooLarge: path => `${path} is larger than 1 MiB`,
  noComponent: path =>
    `${path} declares no Component; name a file that does with --entity`,
  badYaml: (path, line, column, reason) =>
    `${path}:${line}:${column} is not valid YAML: ${reason}`,
  noFile: path => `No ${path}: a service is assumed`,
  noSuchName: (path, name, names) =>
    `${path} declares no Component named '${name}'; it declares ${listed(
      names,
      ', ',
    )}`,
  several: (name, others, path) =>
    `${name} is checked; other Components stand here too: ${listed(
      others,
      ', ',
    )}. Choose one by its folder with --subpath, or by its name with --entity ${path}#${
      others[0]
    }`,
  sourceElsewhere: location =>
    `the source location '${location}' names no directory here; all of this directory is checked`,
  reading: path => `Reading ${path} …`,
  workTree: 'work tree',
  noGit: "git can't be started; install it, or name two directories",
  git: reason => `git: ${reason}`,
  worse: 'The change makes it worse, as --fail-on asks',
  noCheck: (name, near) =>
    `no check is called '${name}', and no rule of another tool${
      near.length > 0 ? `; did you mean ${listed(near, ', ')}?` : ''
    }`,
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
  notWritable: (path, reason) => `无法写入 ${path}：${reason}`,
  tooLarge: path => `${path} 超过 1 MiB`,
  noComponent: path =>
    `${path} 没有声明 Component；请用 --entity 指定声明它的文件`,
  badYaml: (path, line, column, reason) =>
    `${path}:${line}:${column} 不是有效的 YAML：${reason}`,
  noFile: path => `没有 ${path}：假定为服务`,
  noSuchName: (path, name, names) =>
    `${path} 没有声明名为“${name}”的 Component，只声明了 ${listed(
      names,
      '、',
    )}`,
  several: (name, others, path) =>
    `检查的是 ${name}；此文件还声明了其他 Component：${listed(
      others,
      '、',
    )}。可用 --subpath 按目录选择，或用 --entity ${path}#${
      others[0]
    } 按名称选择`,
  sourceElsewhere: location =>
    `源位置“${location}”在此没有对应的目录；将检查整个目录`,
  reading: path => `正在读取 ${path} …`,
  workTree: '工作区',
  noGit: '无法启动 git；请安装它，或给出两个目录',
  git: reason => `git：${reason}`,
  worse: '按 --fail-on 判断，此变更使情况变差',
  noCheck: (name, near) =>
    `没有名为“${name}”的检查，也没有其他工具的同名规则${
      near.length > 0 ? `；是不是 ${listed(near, '、')}？` : ''
    }`,
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

/** Names, cut where nobody would read on. */
function listed(names: string[], comma: string): string {
  const shown = names.slice(0, 10).join(comma);
  return names.length > 10 ? `${shown}${comma}…` : shown;
}

/** What the commands say on stderr, in every language. */
export const commandWords: Record<Language, CommandWords> = { en, zh };

/** The same sentence in every language, for what is shown later. */
export function inEveryLanguage(
  say: (words: CommandWords) => string,
): LocalizedText {
  return { en: say(en), zh: say(zh) };
}
