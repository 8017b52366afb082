/** A text put together from pieces of a file, of which every offset knows its line there. */
export class LinedText {
  constructor(
    readonly text: string,
    /** Ascending offsets at which a new line of the file begins. */
    private readonly starts: ReadonlyArray<{ offset: number; line: number }>,
  ) {}

  static of(text: string, line: number): LinedText {
    const starts = [{ offset: 0, line }];
    for (
      let at = text.indexOf('\n');
      at >= 0;
      at = text.indexOf('\n', at + 1)
    ) {
      starts.push({ offset: at + 1, line: line + starts.length });
    }
    return new LinedText(text, starts);
  }

  /** 1-based line of the file at an offset of `text`. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle].offset <= offset) low = middle;
      else high = middle - 1;
    }
    return this.starts[low]?.line ?? 1;
  }

  /** What follows an offset, lines kept. */
  from(offset: number): LinedText {
    if (offset <= 0) return this;
    const later = this.starts
      .filter(start => start.offset > offset)
      .map(({ offset: at, line }) => ({ offset: at - offset, line }));
    return new LinedText(this.text.slice(offset), [
      { offset: 0, line: this.lineAt(offset) },
      ...later,
    ]);
  }
}
