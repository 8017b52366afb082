import { KeyboardEvent, useState } from 'react';

const STEPS: Record<string, [number, number] | undefined> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * One stop for the Tab key in a grid of buttons, and arrow keys from one button to the next: a grid of hundreds would
 * otherwise take hundreds of presses to get past.
 *
 * @param exists - whether there is a button in a cell
 */
export function useCellKeys(
  { rows, columns }: { rows: number; columns: number },
  exists: (row: number, column: number) => boolean,
) {
  const [current, setCurrent] = useState<[number, number]>();
  const [stopRow, stopColumn] =
    current && isWithin(current) && exists(...current)
      ? current
      : firstOf(rows, columns, exists);

  function isWithin([row, column]: [number, number]): boolean {
    return row >= 0 && row < rows && column >= 0 && column < columns;
  }

  /** What the button of a cell needs. */
  return (row: number, column: number) => ({
    'data-cell': `${row} ${column}`,
    tabIndex: row === stopRow && column === stopColumn ? 0 : -1,
    onFocus: () => setCurrent([row, column]),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = STEPS[event.key];
      if (!step) {
        return;
      }
      event.preventDefault();
      let next: [number, number] = [row + step[0], column + step[1]];
      while (isWithin(next) && !exists(...next)) {
        next = [next[0] + step[0], next[1] + step[1]];
      }
      event.currentTarget
        .closest('table')
        ?.querySelector<HTMLElement>(`[data-cell="${next.join(' ')}"]`)
        ?.focus();
    },
  });
}

function firstOf(
  rows: number,
  columns: number,
  exists: (row: number, column: number) => boolean,
): [number, number] {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (exists(row, column)) {
        return [row, column];
      }
    }
  }
  return [0, 0];
}
