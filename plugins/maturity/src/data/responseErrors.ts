import { ResponseError } from '@backstage/errors';

/** The HTTP status that the backend answered with, if the error is an answer of the backend at all. */
export function statusCode(error: Error): number | undefined {
  return isResponseError(error) ? error.statusCode : undefined;
}

/** What went wrong in the backend's own words where it said so, which tell more than "400 Bad Request". */
export function messageOf(error: Error): string {
  return (
    (isResponseError(error) && error.body?.error?.message) || error.message
  );
}

/** By name, since the class may come from another copy of its package. */
function isResponseError(error: Error): error is ResponseError {
  return error.name === 'ResponseError' && 'statusCode' in error;
}
