import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { list, plainText, record } from '../../ci/json';
import { lineOf } from '../yamlPlaces';

/** A section of Fluent Bit: an input, a filter, an output, or the service. */
export interface Section {
  kind: string;
  /** Names in lower case; the values of one that comes several times are joined. */
  settings: Map<string, string>;
  line: number;
}

const maxLines = 20_000;
const maxSections = 1_000;

/** Reads the classic format: `[INPUT]` and lines of a name and a value. */
export function parseClassic(text: string): Section[] {
  const sections: Section[] = [];
  text
    .split('\n', maxLines)
    .map(line => line.slice(0, 2_000).trim())
    .forEach((line, index) => {
      const kind = /^\[([A-Z_]{1,40})\]/i.exec(line)?.[1];
      if (kind) {
        if (sections.length < maxSections) {
          sections.push({
            kind: kind.toLowerCase(),
            settings: new Map(),
            line: index + 1,
          });
        }
        return;
      }
      const setting = /^([\w.-]{1,100})\s+(\S.*)$/.exec(line);
      const current = sections[sections.length - 1];
      if (!setting || !current || line.startsWith('#')) return;
      add(current, setting[1], setting[2]);
    });
  return sections;
}

/** Reads the YAML format: `pipeline.inputs`, `.filters` and `.outputs`, and `service`. */
export function parsePipeline(text: string): Section[] {
  const [document] = parseYaml(text, { dialect: 'kubernetes' }).documents;
  const value = record(document?.value);
  const pipeline = record(value.pipeline);
  const sections: Section[] = [];
  for (const [field, kind] of [
    ['inputs', 'input'],
    ['filters', 'filter'],
    ['outputs', 'output'],
  ]) {
    list(pipeline[field])
      .slice(0, maxSections)
      .forEach((item, index) => {
        const path = ['pipeline', field, index];
        const section = {
          kind,
          settings: new Map<string, string>(),
          line: lineOf(document, path),
        };
        addAll(section, item);
        sections.push(section);
      });
  }
  if (document && value.service !== undefined) {
    const service = {
      kind: 'service',
      settings: new Map<string, string>(),
      line: lineOf(document, ['service']),
    };
    addAll(service, value.service);
    sections.push(service);
  }
  return sections;
}

function addAll(section: Section, value: unknown): void {
  for (const [name, setting] of Object.entries(record(value))) {
    add(section, name, plainText(setting) ?? '');
  }
}

function add({ settings }: Section, name: string, value: string): void {
  const key = name.toLowerCase();
  const known = settings.get(key);
  settings.set(key, known === undefined ? value.trim() : `${known} ${value}`);
}
