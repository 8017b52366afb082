import { MAX_RECIPES } from './model';

/** Recipes and variables of a Makefile, as far as they can be read without running make. */
export interface Makefile {
  targets: Map<string, { needs: string[]; recipe: string[] }>;
  /** Name of the first target, which a bare `make` means. */
  first: string;
  variables: Map<string, readonly string[]>;
  includes: string[];
}

const assignment =
  /^(?:export\s+|override\s+)*([\w.-]+)\s*(?::{0,3}|\?|\+|!)=\s*(.*)$/;
const rule = /^([^\s:#=][^:#=]*)::?(?!=)([^#]*)/;
const include = /^-?s?include\s+(.+)$/;

/** Reads a Makefile tolerantly: whatever isn't a rule, a recipe, an include or a plain variable is passed over. */
export function parseMakefile(text: string): Makefile {
  const file: Makefile = {
    targets: new Map(),
    first: '',
    variables: new Map(),
    includes: [],
  };
  let open: string[][] = [];
  let inDefine = false;
  for (const line of joined(text)) {
    if (inDefine) {
      inDefine = !/^\s*endef\b/.test(line);
      continue;
    }
    if (/^define\s/.test(line)) {
      inDefine = true;
      continue;
    }
    if (line.startsWith('\t')) {
      for (const recipe of open) recipe.push(line.slice(1));
      continue;
    }
    if (line.trim() === '' || line.startsWith('#')) continue;
    const bare = line.slice(0, 2_000);
    const set = assignment.exec(bare);
    if (set) {
      file.variables.set(set[1], [
        shellStyle(set[2].replace(/\s+#.*$/, '').trim()),
      ]);
      continue;
    }
    const included = include.exec(bare);
    if (included) {
      file.includes.push(...included[1].trim().split(/\s+/).slice(0, 10));
      continue;
    }
    const found = rule.exec(bare);
    if (!found) continue;
    const [head, inline] = splitOnce(found[2], ';');
    open = found[1]
      .trim()
      .split(/\s+/)
      .slice(0, 20)
      .map(name => {
        const target = file.targets.get(name) ?? { needs: [], recipe: [] };
        file.targets.set(name, target);
        target.needs.push(
          ...head.split('|').join(' ').trim().split(/\s+/).filter(Boolean),
        );
        if (inline) target.recipe.push(inline);
        if (!file.first && !name.startsWith('.')) file.first = name;
        return target.recipe;
      });
  }
  return file;
}

/** The recipe lines of a target, those of what it needs first; cycles are cut. */
export function recipeOf(
  file: Makefile,
  name: string,
  seen = new Set<string>(),
): Array<{ script: string; mayFail: boolean }> {
  if (seen.has(name) || seen.size >= MAX_RECIPES) return [];
  seen.add(name);
  const target = file.targets.get(name);
  if (!target) return [];
  return [
    ...target.needs.flatMap(need => recipeOf(file, need, seen)),
    ...target.recipe.map(line => {
      const prefix = /^[\s@+-]*/.exec(line)?.[0] ?? '';
      return {
        script: shellStyle(line.slice(prefix.length)),
        mayFail: prefix.includes('-'),
      };
    }),
  ];
}

/** Turns make's `$(X)` and `$$` into the shell's `${X}` and `$`; a function call becomes unknown. */
function shellStyle(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '$') {
      out += text[i];
      continue;
    }
    const next = text[i + 1];
    if (next === '$') {
      out += '$';
      i++;
    } else if (next === '(' || next === '{') {
      const close = closing(text, i + 1);
      const name = text.slice(i + 2, close).trim();
      out += /^[\w.-]+$/.test(name)
        ? `\${${name.replace(/[.-]/g, '_')}}`
        : '${_}';
      i = close;
    } else if (next && /[@<^*%?]/.test(next)) {
      out += '${_}';
      i++;
    } else out += '$';
  }
  return out.slice(0, 20_000);
}

function closing(text: string, open: number): number {
  const left = text[open];
  const right = left === '(' ? ')' : '}';
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === left) depth++;
    else if (text[i] === right && --depth === 0) return i;
  }
  return text.length;
}

function* joined(text: string): Generator<string> {
  let pending = '';
  for (const line of text.split('\n').slice(0, 20_000)) {
    if (line.endsWith('\\') && pending.length < 50_000) {
      pending += `${line.slice(0, -1)} `;
    } else {
      yield pending + (pending ? line.trimStart() : line);
      pending = '';
    }
  }
  if (pending) yield pending;
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
