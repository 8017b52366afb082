// Finds and parses the files of the model packages. They are ES modules without a "require" condition, so their
// paths are looked up by hand, from the file that imports them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The directory of an installed package, as seen from a directory. */
export function packageDirectory(name, from = here) {
  for (let at = from; ; at = path.dirname(at)) {
    const candidate = path.join(at, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) {
      return candidate;
    }
    if (path.dirname(at) === at) {
      throw new Error(`${name} is not installed: run yarn install`);
    }
  }
}

/** The file that an import specifier names; the extension is that of the importing file. */
export function resolveImport(specifier, fromFile) {
  const extension = fromFile.endsWith('.d.ts') ? '.d.ts' : '.js';
  const bare = specifier.replace(/\.js$/, '');
  if (bare.startsWith('.')) {
    return path.resolve(path.dirname(fromFile), bare) + extension;
  }
  const parts = bare.split('/');
  const name = parts.splice(0, bare.startsWith('@') ? 2 : 1).join('/');
  const directory = packageDirectory(name, path.dirname(fromFile));
  return path.join(directory, ...parts) + extension;
}

const parsed = new Map();

/** The syntax tree of a file, parsed once. */
export function parseFile(file) {
  if (!parsed.has(file)) {
    parsed.set(
      file,
      ts.createSourceFile(
        file,
        readFileSync(file, 'utf8'),
        ts.ScriptTarget.Latest,
        false,
        file.endsWith('.d.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS,
      ),
    );
  }
  return parsed.get(file);
}

/** Local name → { file, name } of everything a file imports by name. */
export function importsOf(source) {
  const imports = new Map();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) {
      continue;
    }
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) {
      for (const element of bindings.elements) {
        imports.set(element.name.text, {
          specifier: statement.moduleSpecifier.text,
          name: (element.propertyName ?? element.name).text,
        });
      }
    }
  }
  return imports;
}
