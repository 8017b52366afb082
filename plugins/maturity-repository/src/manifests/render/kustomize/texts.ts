import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { withoutCredentials } from '../../../withoutCredentials';
import { NotRendered } from '../types';

export function noKustomization(directory: string): NotRendered {
  return {
    status: 'failed',
    message: {
      en: `There is no kustomization.yaml in ${directory || 'the root'}`,
      zh: `${directory || '根目录'} 中没有 kustomization.yaml`,
    },
    file: directory,
  };
}

export function remote(text: string, file: string, line: number): NotRendered {
  const address = withoutCredentials(text);
  return {
    status: 'refused',
    message: {
      en: `${address} lies in another repository or on a server; nothing is fetched here. Commit a copy (for instance \`kubectl kustomize URL > base/upstream.yaml\`, or a git subtree) and refer to that`,
      zh: `${address} 位于其他仓库或服务器上；此处不会下载任何内容。请提交一份副本（例如 \`kubectl kustomize URL > base/upstream.yaml\`，或使用 git subtree），并引用该副本`,
    },
    file,
    line,
  };
}

export function forbidden(
  text: string,
  why: 'link' | 'outside',
  file: string,
  line: number,
): NotRendered {
  const message: LocalizedText =
    why === 'link'
      ? {
          en: `${text} is, or lies behind, a symbolic link; links are not followed. Put the file itself there`,
          zh: `${text} 是符号链接或位于符号链接之后；不会跟随链接。请在该处放置文件本身`,
        }
      : {
          en: `${text} leads out of the repository; refer to files below its root`,
          zh: `${text} 指向仓库之外；请引用仓库根目录以下的文件`,
        };
  return { status: 'refused', message, file, line };
}

export function inflatesCharts(file: string, line: number): NotRendered {
  return {
    status: 'refused',
    message: {
      en: 'It inflates Helm charts, which downloads them and is switched off. Commit what `helm template` gives and list it under resources, or deploy the chart with Helm itself',
      zh: '它会展开 Helm Chart，这需要下载，因此已关闭。请提交 `helm template` 的输出并列入 resources，或直接用 Helm 部署该 Chart',
    },
    file,
    line,
  };
}

export function runsPlugin(file: string): NotRendered {
  return {
    status: 'refused',
    message: {
      en: 'It needs a plugin or function that is a program or container of its own; those are switched off. Use what kustomize has built in',
      zh: '它需要以独立程序或容器形式运行的插件或函数；这些均已关闭。请使用 kustomize 内置的功能',
    },
    file,
  };
}

export function notThere(
  text: string,
  file: string,
  line: number,
): NotRendered {
  return {
    status: 'failed',
    message: {
      en: `${text} isn't in the repository`,
      zh: `仓库中没有 ${text}`,
    },
    file,
    line,
  };
}

export function unreadableYaml(
  file: string,
  error: { message: string; line: number },
): NotRendered {
  return {
    status: 'failed',
    message: {
      en: `The YAML can't be read: ${error.message}`,
      zh: `无法读取该 YAML：${error.message}`,
    },
    file,
    line: error.line,
  };
}

export function tooMany(file: string, most: number): NotRendered {
  return {
    status: 'limit',
    message: {
      en: `More than ${most} kustomizations belong to it`,
      zh: `所含的 kustomization 超过 ${most} 个`,
    },
    file,
  };
}

/** What kustomize says, in both languages: its own words can't be translated. */
export function kustomizeSays(words: string): LocalizedText {
  return {
    en: `kustomize can't build it: ${words}`,
    zh: `kustomize 无法构建：${words}`,
  };
}
