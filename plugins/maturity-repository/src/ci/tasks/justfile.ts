import { MAX_RECIPES } from './model';

/** Recipes of a Justfile by name. */
export type Justfile = Map<string, { needs: string[]; recipe: string[] }>;

const header = /^@?([A-Za-z_][\w-]*)((?:\s+[^:=\n]*)?):(?!=)(.*)$/;

/** Reads a Justfile tolerantly. */
export function parseJustfile(text: string): Justfile {
  const recipes: Justfile = new Map();
  let open: string[] | undefined;
  for (const line of text.split('\n').slice(0, 20_000)) {
    if (/^[ \t]/.test(line)) {
      open?.push(line.trim());
      continue;
    }
    if (line.trim() === '') continue;
    open = undefined;
    const found = line.startsWith('#')
      ? null
      : header.exec(line.slice(0, 1_000));
    if (!found) continue;
    open = [];
    recipes.set(found[1], {
      needs: found[3]
        .replace(/\([^)]*\)/g, ' ')
        .split(/\s+|&&/)
        .filter(name => /^[A-Za-z_][\w-]*$/.test(name)),
      recipe: open,
    });
  }
  return recipes;
}

/** The lines of a recipe, those of what it needs first. `{{x}}` counts as unknown. */
export function justRecipe(
  file: Justfile,
  name: string,
  seen = new Set<string>(),
): Array<{ script: string; mayFail: boolean }> {
  const recipe = file.get(name);
  if (!recipe || seen.has(name) || seen.size >= MAX_RECIPES) return [];
  seen.add(name);
  return [
    ...recipe.needs.flatMap(need => justRecipe(file, need, seen)),
    ...recipe.recipe.map(line => ({
      script: line.replace(/^[@-]+/, '').replace(/\{\{[^}]*\}\}/g, '${_}'),
      mayFail: /^@?-/.test(line),
    })),
  ];
}
