// Reads the type declarations of the model packages: they name the fields that take any value, which the
// compiled validators don't mention.
import ts from 'typescript';
import { importsOf, parseFile, resolveImport } from './modules.mjs';

const SCALARS = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
]);

/** The declaration that a file gives a name: { file, node }. */
export function declared(file, name) {
  const source = parseFile(file);
  const aliases = exportAliases(source);
  const local = aliases.get(name) ?? name;
  for (const statement of source.statements) {
    if (
      (ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)) &&
      statement.name.text === local
    ) {
      return {
        file,
        node: ts.isTypeAliasDeclaration(statement) ? statement.type : statement,
      };
    }
  }
  const imported = importsOf(source).get(local);
  return imported
    ? declared(resolveImport(imported.specifier, file), imported.name)
    : undefined;
}

/**
 * What a declaration says of a value: { id, fields: Map<name, place>, values?: place, items?: place, scalars: Set, literals: [] }.
 * Unions and intersections are merged, as a field that one of them knows is a known field.
 */
export function readDeclaration(place) {
  const shape = {
    id: identity(place),
    fields: new Map(),
    values: undefined,
    items: undefined,
    scalars: new Set(),
    literals: [],
  };
  merge(place, shape, 0);
  return shape;
}

/** A reference to a declaration is the same as the declaration. */
function identity({ file, node }) {
  const target =
    ts.isTypeReferenceNode(node) && node.typeName.text !== 'Array'
      ? declared(file, node.typeName.text)
      : undefined;
  return target ? identity(target) : `${file}:${node.pos}`;
}

function merge({ file, node }, shape, depth) {
  const at = child => ({ file, node: child });
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
    for (const member of node.members) {
      if (ts.isPropertySignature(member)) {
        shape.fields.set(member.name.text, at(member.type));
      } else if (ts.isIndexSignatureDeclaration(member)) {
        shape.values = at(member.type);
      }
    }
  } else if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
    node.types.forEach(each => merge(at(each), shape, depth));
  } else if (ts.isParenthesizedTypeNode(node)) {
    merge(at(node.type), shape, depth);
  } else if (ts.isArrayTypeNode(node)) {
    shape.items = at(node.elementType);
  } else if (ts.isTypeReferenceNode(node)) {
    if (node.typeName.text === 'Array') {
      shape.items = at(node.typeArguments[0]);
      return;
    }
    const target = declared(file, node.typeName.text);
    if (target && depth < 20) {
      merge(target, shape, depth + 1);
    }
  } else if (ts.isLiteralTypeNode(node)) {
    if (ts.isStringLiteral(node.literal)) {
      shape.scalars.add('string');
      shape.literals.push(node.literal.text);
    }
  } else if (SCALARS.has(node.kind)) {
    shape.scalars.add(SCALARS.get(node.kind));
  }
}

function exportAliases(source) {
  const aliases = new Map();
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause?.elements) {
      for (const { name, propertyName } of statement.exportClause.elements) {
        aliases.set(name.text, (propertyName ?? name).text);
      }
    }
  }
  return aliases;
}
