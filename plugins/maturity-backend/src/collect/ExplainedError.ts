import { toError } from '@backstage/errors';
import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/** An error whose text a reader of a scorecard will meet: what is wrong and how to mend it, in every language. */
export class ExplainedError extends Error {
  constructor(readonly explanation: LocalizedText) {
    super(explanation.en);
  }
}

/** What an error says. Those of the platform and of hosts speak English only. */
export function explanationOf(error: unknown): LocalizedText {
  if (error instanceof ExplainedError) {
    return error.explanation;
  }
  const { message } = toError(error);
  return { en: message, zh: message };
}
