const QUANTITY =
  /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const LOOSE = /^([+-]?\d+(?:\.\d+)?)\s*([A-Za-z]+)$/;
const MEANT = new Map([
  ['kb', 'k'],
  ['kib', 'Ki'],
  ['mb', 'M'],
  ['mib', 'Mi'],
  ['gb', 'G'],
  ['gib', 'Gi'],
  ['tb', 'T'],
  ['tib', 'Ti'],
  ['ki', 'Ki'],
  ['mi', 'Mi'],
  ['gi', 'Gi'],
  ['ti', 'Ti'],
  ['g', 'G'],
  ['t', 'T'],
  ['cpu', ''],
  ['core', ''],
  ['cores', ''],
]);

/** Whether a text is a quantity: 500m, 1.5, 512Mi, 1e3. */
export function isQuantity(text: string): boolean {
  return text.length <= 64 && QUANTITY.test(text);
}

/** The quantity that a text most likely means: 512Mi for 512mib. */
export function quantityMeant(text: string): string | undefined {
  const match = text.length <= 64 ? LOOSE.exec(text) : null;
  const unit = match && (MEANT.get(match[2].toLowerCase()) ?? match[2]);
  const meant = match ? `${match[1]}${unit}` : undefined;
  return meant !== undefined && isQuantity(meant) ? meant : undefined;
}
