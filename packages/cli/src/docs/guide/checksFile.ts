/** The page on which the shipped checks of a phase stand. */
export function checksFile(order: number): string {
  return order === 1 ? 'checks.md' : `checks-phase-${order}.md`;
}
