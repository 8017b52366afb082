import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { NotRendered } from '../types';
import { Dependency } from './chartFile';

export function noChart(directory: string): NotRendered {
  return failed(
    {
      en: `There is no Chart.yaml in ${directory || 'the root'}`,
      zh: `${directory || '根目录'} 中没有 Chart.yaml`,
    },
    directory,
  );
}

export function noValues(file: string): NotRendered {
  return failed(
    {
      en: `The values file ${file} isn't in the repository`,
      zh: `仓库中没有 values 文件 ${file}`,
    },
    file,
  );
}

export function tooManyValues(most: number): NotRendered {
  return {
    status: 'limit',
    message: {
      en: `More than ${most} values files are given`,
      zh: `指定的 values 文件超过 ${most} 个`,
    },
  };
}

export function refusedPath(
  file: string,
  why: 'link' | 'outside',
): NotRendered {
  if (why === 'link') return link(file);
  return {
    status: 'refused',
    message: {
      en: `${file} leads out of the repository; give a path below its root`,
      zh: `${file} 指向仓库之外；请使用仓库根目录以下的路径`,
    },
    file,
  };
}

export function link(file: string): NotRendered {
  return {
    status: 'refused',
    message: {
      en: `${file} is, or lies behind, a symbolic link; links are not followed. Put the file itself there, or for a chart declare it as a dependency with repository: file://…`,
      zh: `${file} 是符号链接或位于符号链接之后；不会跟随链接。请在该处放置文件本身；若为 Chart，请将其声明为 repository: file://… 的依赖`,
    },
    file,
  };
}

export function dependencyOutside(
  file: string,
  { name, repository, line }: Dependency,
): NotRendered {
  return {
    status: 'refused',
    message: {
      en: `The dependency ${name} comes from ${repository}, which leads out of the repository; move it below the root or publish it`,
      zh: `依赖 ${name} 来自 ${repository}，它指向仓库之外；请将其移到仓库根目录以下，或将其发布`,
    },
    file,
    line,
  };
}

export function circular(
  file: string,
  { name, line }: Dependency,
): NotRendered {
  return failed(
    {
      en: `The dependency ${name} leads back to a chart that needs it, or its own dependencies go too deep`,
      zh: `依赖 ${name} 又指回需要它的 Chart，或其自身的依赖层级过深`,
    },
    file,
    line,
  );
}

export function otherVersion(
  file: string,
  { name, version, repository, line }: Dependency,
  actual: string,
): NotRendered {
  return failed(
    {
      en: `The dependency ${name} is asked for in version ${version}, and ${repository} has ${actual}; change one of them`,
      zh: `依赖 ${name} 要求版本 ${version}，而 ${repository} 中是 ${actual}；请修改其中之一`,
    },
    file,
    line,
  );
}

export function vendored(name: string, from: string): LocalizedText {
  return {
    en: `The dependency ${name} was taken from ${from}, as \`helm dependency build\` does; plain \`helm template\` fails until it is run`,
    zh: `依赖 ${name} 取自 ${from}，与 \`helm dependency build\` 的做法相同；在运行该命令之前，单独运行 \`helm template\` 会失败`,
  };
}

export function notVendored(
  file: string,
  chart: string,
  missing: readonly string[],
  line: number,
): NotRendered {
  const names = missing.join(', ');
  const directory = chart || '.';
  return failed(
    {
      en: `Dependencies that are not in charts/: ${names}. Run \`helm dependency build ${directory}\` (or \`update\` without a Chart.lock) and commit Chart.lock and charts/*.tgz; nothing is downloaded here`,
      zh: `charts/ 中缺少以下依赖：${names}。请运行 \`helm dependency build ${directory}\`（没有 Chart.lock 时用 \`update\`），并提交 Chart.lock 与 charts/*.tgz；此处不会下载任何内容`,
    },
    file,
    line,
  );
}

export function library(file: string): NotRendered {
  return failed(
    {
      en: 'A library chart renders nothing by itself; charts that depend on it do',
      zh: '库类型（library）的 Chart 自身不渲染任何内容；由依赖它的 Chart 渲染',
    },
    file,
  );
}

/** What helm says, in both languages: its own words can't be translated. */
export function helmSays(words: string): LocalizedText {
  return {
    en: `helm can't render the chart: ${words}`,
    zh: `helm 无法渲染该 Chart：${words}`,
  };
}

function failed(
  message: LocalizedText,
  file: string,
  line?: number,
): NotRendered {
  return { status: 'failed', message, file, ...(line && { line }) };
}
