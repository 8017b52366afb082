import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../../files';
import { isSecretLike } from '../model/secretLike';
import { isMapping } from '../objects';
import { ChartEvidence, Remark } from '../shapes';

const maxFound = 100;
const maxLooked = 50_000;

/** Values that look like secrets, in these files; what can't be read is a remark. */
export async function secretsInValues(
  repository: RepositoryFiles,
  files: readonly string[],
): Promise<{
  secrets: ChartEvidence['secretsInValues'];
  problems: Remark[];
}> {
  const secrets: ChartEvidence['secretsInValues'] = [];
  const problems: Remark[] = [];
  for (const file of files) {
    const { documents, remarks } = await valuesIn(repository, file);
    problems.push(...remarks.slice(0, 3));
    // Encrypted with SOPS, it holds no secret in clear.
    const [document] = documents;
    if (isMapping(document?.value) && 'sops' in document.value) continue;
    for (const path of secretPaths(document?.value)) {
      if (secrets.length >= maxFound) break;
      const line =
        (document.keyPosition(path) ?? document.position(path))?.line ?? 0;
      secrets.push({ key: path.join('.'), source: { file, line } });
    }
  }
  return { secrets, problems };
}

/** The values of a file as helm reads it: of equal keys it takes the last. */
async function valuesIn(repository: RepositoryFiles, file: string) {
  const { documents, errors } = await yamlOf(repository, file, 'kubernetes');
  const remarks = errors.map(({ message, line }) => ({
    message: messageOf(message),
    source: { file, line },
  }));
  const content = await repository.read(file);
  if (!errors.some(isRepeated) || content.kind !== 'text') {
    return { documents, remarks };
  }
  const read = parseYaml(content.text, {
    dialect: 'kubernetes',
    duplicateKeys: 'last',
  });
  return { documents: read.documents, remarks };
}

function isRepeated({ message }: { message: string }): boolean {
  return message === 'duplicated mapping key';
}

function messageOf(message: string): Remark['message'] {
  return isRepeated({ message })
    ? {
        en: 'The key stands twice in the values, and helm takes the last one alone',
        zh: '该键在 values 中重复出现，helm 只采用最后一个',
      }
    : {
        en: `The values can't be read: ${message}`,
        zh: `无法读取该 values 文件：${message}`,
      };
}

type Path = Array<string | number>;

/** Goes through the values without recursion, since others decide how deep they are. */
function* secretPaths(values: unknown): Generator<Path> {
  const waiting: Array<{ value: unknown; path: Path }> = [
    { value: values, path: [] },
  ];
  for (let looked = 0; looked < maxLooked; looked++) {
    const next = waiting.pop();
    if (!next) return;
    const { value, path } = next;
    if (typeof value === 'string') {
      const name = [...path].reverse().find(key => typeof key === 'string');
      if (isSecretLike(String(name ?? ''), value)) yield path;
    } else {
      for (const child of childrenOf(value, path).reverse())
        waiting.push(child);
    }
  }
}

function childrenOf(
  value: unknown,
  path: Path,
): Array<{ value: unknown; path: Path }> {
  if (path.length > 40) return [];
  if (Array.isArray(value)) {
    return value.map((item, index) => ({
      value: item,
      path: [...path, index],
    }));
  }
  return isMapping(value)
    ? Object.entries(value).map(([key, item]) => ({
        value: item,
        path: [...path, key],
      }))
    : [];
}
