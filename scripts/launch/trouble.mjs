/** An error whose message is all a person needs: what is wrong, and how to mend it, in one sentence. */
export class Trouble extends Error {}

/** Prints an error the way a person wants to read it, and ends with exit code 1. */
export function report(error) {
  const text =
    error instanceof Trouble
      ? error.message
      : sentenceFor(error) ?? error.stack;
  process.stderr.write(`\n${text}\n`);
  process.exitCode = 1;
}

/**
 * One sentence for the faults of a machine that show up in a system error or in a tool's output,
 * or undefined where it is none of them.
 */
export function sentenceFor(errorOrOutput) {
  const text = [errorOrOutput?.code, errorOrOutput?.message ?? errorOrOutput]
    .filter(Boolean)
    .join(' ');
  if (/ENOSPC|no space left on device/i.test(text)) {
    return 'The disk is full: installing needs about 3 GB free in this folder; make room and start again.';
  }
  if (/EACCES|EPERM|EROFS/.test(text)) {
    return `This folder cannot be written to (${firstLine(
      text,
    )}): give yourself write access and start again.`;
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ESOCKETTIMEDOUT|network (is )?unreachable|request to .* failed|RequestError/i.test(
      text,
    )
  ) {
    return 'The npm registry cannot be reached: check the network, and `npm config get registry` and `npm config get proxy`, then start again.';
  }
  if (/E401|E403|YN0041|YN0035.*40[13]/.test(text)) {
    return 'The npm registry refuses access: sign in to it with `npm login`, then start again.';
  }
  return undefined;
}

function firstLine(text) {
  return text.split('\n', 1)[0].slice(0, 120);
}
