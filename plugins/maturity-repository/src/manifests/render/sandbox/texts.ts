import { RenderLimits } from '../settings';
import { NotRendered } from '../types';

const MiB = 1024 * 1024;

export function tooMany(file: string, limits: RenderLimits): NotRendered {
  return {
    status: 'limit',
    message: {
      en: `More than ${limits.files} files belong to it; leave out what it doesn't need`,
      zh: `所含文件超过 ${limits.files} 个；请移走不需要的文件`,
    },
    file,
  };
}

export function tooLarge(file: string, limits: RenderLimits): NotRendered {
  const [one, all] = [limits.fileBytes / MiB, limits.inputBytes / MiB];
  return {
    status: 'limit',
    message: {
      en: `${file} is larger than ${one} MiB, or the files together than ${all} MiB`,
      zh: `${file} 超过 ${one} MiB，或所有文件合计超过 ${all} MiB`,
    },
    file,
  };
}

export function tooDeep(file: string, depth: number): NotRendered {
  return {
    status: 'limit',
    message: {
      en: `Directories lie more than ${depth} levels deep in it`,
      zh: `其中的目录超过 ${depth} 层`,
    },
    file,
  };
}

export function unreadable(file: string, reason: string): NotRendered {
  return {
    status: 'limit',
    message: {
      en: `${file} can't be read (${reason})`,
      zh: `无法读取 ${file}（${reason}）`,
    },
    file,
  };
}

export function overLimit(
  limit: 'time' | 'memory' | 'output',
  limits: RenderLimits,
): NotRendered {
  const seconds = limits.milliseconds / 1000;
  const memory = limits.memoryBytes / MiB;
  const output = limits.outputBytes / MiB;
  const texts = {
    time: {
      en: `Rendering took more than ${seconds} seconds and was stopped`,
      zh: `渲染超过 ${seconds} 秒，已中止`,
    },
    memory: {
      en: `Rendering needed more than ${memory} MiB of memory and was stopped`,
      zh: `渲染所需内存超过 ${memory} MiB，已中止`,
    },
    output: {
      en: `Rendering printed more than ${output} MiB and was stopped`,
      zh: `渲染输出超过 ${output} MiB，已中止`,
    },
  };
  return { status: 'limit', message: texts[limit] };
}

export function notRun(reason: string): NotRendered {
  return {
    status: 'limit',
    message: {
      en: `It can't be rendered on this machine: ${reason}`,
      zh: `无法在这台机器上渲染：${reason}`,
    },
  };
}
