// Reads the compiled validators of the model packages back into constraints: each subschema is a function of its own
// that calls the validators of its properties and builds error objects that name keyword and limit.
import ts from 'typescript';
import { importsOf, parseFile, resolveImport } from './modules.mjs';

const modules = new Map();

/** The validator that a schema file exports: { file, name }. */
export function exportedValidator(file) {
  return { file, name: moduleOf(file).exported };
}

/** What one validator function checks; references to other files are followed. */
export function readValidator({ file, name }) {
  const module = moduleOf(file);
  const imported = module.imports.get(name);
  if (imported) {
    return readValidator(
      exportedValidator(resolveImport(imported.specifier, file)),
    );
  }
  return module.validators.get(name);
}

function moduleOf(file) {
  if (!modules.has(file)) {
    modules.set(file, readModule(file));
  }
  return modules.get(file);
}

function readModule(file) {
  const source = parseFile(file);
  const constants = new Map();
  const functions = [];
  let exported;
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement)) {
      functions.push(statement);
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList
        .declarations) {
        constants.set(name.text, initializer);
        if (name.text === 'validate') {
          exported = initializer.text;
        }
      }
    }
  }
  const validators = new Map(
    functions.map(node => [
      node.name.text,
      {
        ...readFunction(node, file, constants),
        definition: node.name.text === exported ? file : undefined,
      },
    ]),
  );
  return { exported, validators, imports: importsOf(source) };
}

function readFunction(node, file, constants) {
  const found = {
    id: `${file}#${node.name.text}`,
    types: new Set(),
    keywords: new Set(),
    required: [],
    limits: {},
    properties: new Map(),
    items: undefined,
    additional: undefined,
    self: [],
  };
  visit(node.body);
  return found;

  function visit(child) {
    if (ts.isObjectLiteralExpression(child)) {
      readError(child, found, constants);
    } else if (
      ts.isCallExpression(child) &&
      ts.isIdentifier(child.expression) &&
      /^validate\d+$/.test(child.expression.text)
    ) {
      readCall(
        child.arguments[0],
        { file, name: child.expression.text },
        found,
      );
    }
    ts.forEachChild(child, visit);
  }
}

/** validateN(data.x, …): a property; data[i0]: the items; data[key0]: the values; data itself: the same value again. */
function readCall(argument, validator, found) {
  if (ts.isIdentifier(argument)) {
    if (argument.text === 'data') {
      found.self.push(validator);
    }
    return;
  }
  if (argument.expression?.text !== 'data') {
    return;
  }
  if (ts.isPropertyAccessExpression(argument)) {
    found.properties.set(argument.name.text, validator);
  } else if (ts.isStringLiteral(argument.argumentExpression)) {
    found.properties.set(argument.argumentExpression.text, validator);
  } else if (/^i\d+$/.test(argument.argumentExpression.text)) {
    found.items = validator;
  } else {
    found.additional = validator;
  }
}

function readError(node, found, constants) {
  const keyword = textOf(property(node, 'keyword'));
  const schemaPath = textOf(property(node, 'schemaPath'));
  if (!keyword || schemaPath !== `#/${keyword}`) {
    return;
  }
  found.keywords.add(keyword);
  const params = property(node, 'params');
  const value = name => valueOf(property(params, name), constants);
  switch (keyword) {
    case 'type':
      found.types.add(value('type'));
      break;
    case 'required':
      found.required.push(value('missingProperty'));
      break;
    case 'enum':
      found.limits.enum = value('allowedValues');
      break;
    case 'format':
    case 'pattern':
      found.limits[keyword] = value(keyword);
      break;
    case 'anyOf':
    case 'oneOf':
    case 'not':
      break;
    default:
      found.limits[keyword] = value('limit');
  }
}

function property(node, name) {
  return node.properties.find(
    each => ts.isPropertyAssignment(each) && each.name.text === name,
  )?.initializer;
}

function textOf(node) {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function valueOf(node, constants) {
  if (ts.isIdentifier(node)) {
    return valueOf(constants.get(node.text), constants);
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map(each => valueOf(each, constants));
  }
  if (ts.isPrefixUnaryExpression(node)) {
    return -valueOf(node.operand, constants);
  }
  if (ts.isNumericLiteral(node)) {
    return Number(node.text);
  }
  return textOf(node);
}
