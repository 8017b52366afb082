import {
  parseYaml,
  YamlDocument,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { own, plainText, record } from '../../ci/json';
import { readAhead, RepositoryFiles, yamlOf } from '../../files';
import { turn } from '../../turn';
import { PlaceOf } from './items';

/** A text of rules, and where its lines stand. */
export interface RulesText {
  document: YamlDocument;
  placeOf: PlaceOf;
}

const MAX_TEXTS = 200;
/** Of a document with values: fields of an object, and objects in each other. */
const MAX_FIELDS = 100;
const MAX_DEPTH = 5;
const looksLikeRules = /^[ \t]{0,20}-[ \t]{1,20}["']?(?:rule|macro)["']?:/m;

/** Everything in the repository that may be rules of Falco: files, values of its chart, ConfigMaps as they are written. */
export async function rulesTexts(
  repository: RepositoryFiles,
): Promise<RulesText[]> {
  const found: RulesText[] = [];
  const files = repository.find('**/*.{yaml,yml}');
  await readAhead(
    repository,
    files.map(({ path }) => path),
  );
  for (const { path } of files) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || !looksLikeRules.test(content.text)) continue;
    const { documents } = await yamlOf(repository, path, 'core');
    for (const document of documents.slice(0, 20)) {
      if (Array.isArray(document.value)) {
        found.push({
          document,
          placeOf: at => ({ file: path, line: lineOf(document, at) }),
        });
      } else found.push(...textsIn(document, path, content.text));
    }
    await turn();
  }
  return found.slice(0, MAX_TEXTS);
}

/** Rules that stand as texts in the values of a chart or in a ConfigMap. */
function textsIn(
  document: YamlDocument,
  file: string,
  text: string,
): RulesText[] {
  const lines = text.split('\n');
  return placesOfTexts(document.value).flatMap(path => {
    const texts = record(path.reduce<unknown>(own, document.value));
    return Object.entries(texts)
      .slice(0, 50)
      .flatMap(([name, value]) => {
        const at = document.position([...path, name]);
        // The text of a block begins below its mark.
        const mark = lines[(at?.line ?? 1) - 1]?.slice((at?.column ?? 1) - 1);
        const first = (at?.line ?? 1) + (/^[|>]/.test(mark ?? '') ? 1 : 0);
        return within(value, inner => ({ file, line: first + inner - 1 }));
      });
  });
}

/** `customRules` of Falco's chart, however deep in a release of Flux or Argo CD; `data` of a ConfigMap. */
function placesOfTexts(value: unknown): string[][] {
  if (own(value, 'kind') === 'ConfigMap') return [['data']];
  const found: string[][] = [];
  const visit = (fields: Record<string, unknown>, path: string[]): void => {
    for (const [name, inner] of Object.entries(fields).slice(0, MAX_FIELDS)) {
      if (name === 'customRules') found.push([...path, name]);
      else if (path.length < MAX_DEPTH) visit(record(inner), [...path, name]);
    }
  };
  visit(record(value), []);
  return found.slice(0, MAX_TEXTS);
}

/** The rules of a text inside another file. */
function within(
  value: unknown,
  at: (line: number) => { file: string; line: number },
): RulesText[] {
  const text = plainText(value);
  if (text === undefined || !looksLikeRules.test(text)) return [];
  const { documents } = parseYaml(text, { dialect: 'core' });
  return documents
    .filter(({ value: list }) => Array.isArray(list))
    .map(document => ({
      document,
      placeOf: path => at(lineOf(document, path)),
    }));
}

function lineOf(
  document: YamlDocument,
  path: ReadonlyArray<string | number>,
): number {
  for (let length = path.length; length > 0; length--) {
    const upTo = path.slice(0, length);
    const at = document.keyPosition(upTo) ?? document.position(upTo);
    if (at) return at.line;
  }
  return 1;
}
