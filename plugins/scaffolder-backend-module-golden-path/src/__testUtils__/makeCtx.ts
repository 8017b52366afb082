import { mockCredentials } from '@backstage/backend-test-utils';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';

/**
 * An action's context with what createMockActionContext drops of its argument: dry run, signal, output, checkpoint.
 * What an action outputs is in `outputs`.
 */
export function makeCtx<TInput extends JsonObject, TOutput extends JsonObject>(
  overrides: Partial<ActionContext<TInput, TOutput>>,
): ActionContext<TInput, TOutput> & { outputs: Partial<TOutput> } {
  const outputs: Partial<TOutput> = {};
  return {
    ...(createMockActionContext({
      input: overrides.input,
      workspacePath: overrides.workspacePath,
    }) as ActionContext<TInput, TOutput>),
    output: (name, value) => {
      outputs[name] = value;
    },
    checkpoint: async ({ fn }) => fn(),
    getInitiatorCredentials: async () => mockCredentials.user(),
    ...overrides,
    outputs,
  };
}
