/**
 * Words in colour, or plain. Colour only repeats what the words say.
 *
 * @public
 */
export interface Paint {
  strong(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  caution(text: string): string;
}

/**
 * Paints with the terminal's own 16 colours, which follow its theme; or not at all.
 *
 * @public
 */
export function createPaint(colour: boolean): Paint {
  const style = (open: number, close: number) => (text: string) =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    strong: style(1, 22),
    dim: style(2, 22),
    good: style(32, 39),
    bad: style(31, 39),
    caution: style(33, 39),
  };
}
