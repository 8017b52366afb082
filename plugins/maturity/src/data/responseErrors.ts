import { ResponseError } from '@backstage/errors';

/** The HTTP status that the backend answered with, if the error is an answer of the backend at all. */
export function statusCode(error: Error): number | undefined {
  return isResponseError(error) ? error.statusCode : undefined;
}

/** What went wrong in the backend's own words where it said so, which tell more than "400 Bad Request". */
export function messageOf(error: Error): string {
  return (isResponseError(error) && ownWords(error)) || error.message;
}

/** Whether no answer came at all; every browser words that differently. */
export function isUnreachable(error: Error): boolean {
  return (
    error.name === 'TypeError' &&
    /fetch|network|load failed/i.test(error.message)
  );
}

/** What a proxy answers in the backend's place is a page, and no sentence for a person. */
function ownWords({ body, response }: ResponseError): string | undefined {
  const type = response?.headers?.get('content-type');
  return type?.includes('json') ? body?.error?.message : undefined;
}

/** By name, since the class may come from another copy of its package. */
function isResponseError(error: Error): error is ResponseError {
  return error.name === 'ResponseError' && 'statusCode' in error;
}
