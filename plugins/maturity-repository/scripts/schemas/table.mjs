// Writes types as lines of words, and merges those that are equal.

const NAME_FORMATS = new Set([
  'label',
  'portName',
  'environmentName',
  'configKey',
]);

/** { kinds: apiVersion → kind → type, types } with equal types merged and unreachable ones left out. */
export function compact(roots, types) {
  const merged = mergeEqual(types);
  const order = reachable(roots, types, merged);
  const number = new Map(order.map((slot, index) => [slot, index]));
  const patterns = [];
  const target = slot => number.get(merged[slot]);
  return {
    target,
    lines: order.map(slot => lineOf(types[slot], target, patterns)),
    patterns,
  };
}

/** slot → the first slot of an equal type: partition refinement, as types refer to each other and to themselves. */
function mergeEqual(types) {
  let classes = types.map(() => 0);
  for (;;) {
    const next = refine(types, classes);
    if (new Set(next).size === new Set(classes).size) {
      return types.map((_, slot) => next.indexOf(next[slot]));
    }
    classes = next;
  }
}

/** Types that read the same, but lead to types of different classes, get classes of their own. */
function refine(types, classes) {
  const seen = new Map();
  return types.map(type => {
    const signature = lineOf(type, slot => classes[slot], []) + patternOf(type);
    if (!seen.has(signature)) {
      seen.set(signature, seen.size);
    }
    return seen.get(signature);
  });
}

function patternOf(type) {
  return type.limits?.pattern ? ` ${type.limits.pattern}` : '';
}

function reachable(roots, types, merged) {
  const order = [];
  const seen = new Set();
  const queue = roots.map(slot => merged[slot]);
  while (queue.length > 0) {
    const slot = queue.shift();
    if (!seen.has(slot)) {
      seen.add(slot);
      order.push(slot);
      queue.push(...childrenOf(types[slot]).map(each => merged[each]));
    }
  }
  return order;
}

function childrenOf(type) {
  if (type.fields) {
    return Object.values(type.fields).map(field => field.type);
  }
  return [type.list ?? type.map].filter(each => each !== undefined);
}

function lineOf(type, target, patterns) {
  if (type.fields) {
    const fields = Object.entries(type.fields).map(
      ([name, field]) =>
        `${field.required ? '!' : ''}${name}=${target(field.type)}`,
    );
    return ['object', ...fields].join(' ');
  }
  if (type.list !== undefined) {
    return words('list', target(type.list), type.limits, ['minItems']);
  }
  if (type.map !== undefined) {
    return words('map', target(type.map), type.limits, [
      'format',
      'minProperties',
    ]);
  }
  return scalarLine(type, patterns);
}

function scalarLine({ scalar, limits = {} }, patterns) {
  if (['string', 'bytes', 'time'].includes(scalar)) {
    const line = words(scalar, undefined, limits, ['minLength', 'maxLength']);
    const format = NAME_FORMATS.has(limits.format)
      ? ` format=${limits.format}`
      : '';
    const values = limits.enum
      ? ` enum=${limits.enum.map(encodeURIComponent).join('|')}`
      : '';
    return `${line}${format}${values}${patternWord(limits.pattern, patterns)}`;
  }
  return words(scalar, undefined, limits, [
    'minimum',
    'maximum',
    ...(scalar === 'intOrString' ? ['format'] : []),
  ]);
}

function patternWord(pattern, patterns) {
  if (!pattern || !readable(pattern)) {
    return '';
  }
  if (!patterns.includes(pattern)) {
    patterns.push(pattern);
  }
  return ` pattern=${patterns.indexOf(pattern)}`;
}

/** Go's patterns may say what JavaScript's can't. */
function readable(pattern) {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

function words(first, type, limits = {}, names) {
  return [
    first,
    ...(type === undefined ? [] : [type]),
    ...names
      .filter(name => limits[name] !== undefined)
      .map(name => `${name}=${limits[name]}`),
  ].join(' ');
}
