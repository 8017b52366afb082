import { exitCode } from '../errors';
import { checksOf } from '../formats/report';
import { LintInvocation } from '../arguments';
import { Surroundings } from '../surroundings';
import { loadChecklist } from './checklist';
import { commandWords } from '../words';

/** `maturity checklist lint`: proves that a checklist compiles. */
export async function lint(
  { file, language }: LintInvocation,
  surroundings: Surroundings,
): Promise<number> {
  const checklist = await loadChecklist(file, language, surroundings);
  const { size } = checksOf(checklist.view());
  const { id, version } = checklist;
  surroundings.stdout.write(
    `${commandWords[language].sound(id, version, size)}\n`,
  );
  return exitCode.ok;
}
