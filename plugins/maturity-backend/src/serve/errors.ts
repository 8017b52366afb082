import { CustomErrorBase } from '@backstage/errors';

/** Somebody asks for more than is good for all. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  /** Read by Backstage's error middleware. */
  readonly statusCode = 429;
}
