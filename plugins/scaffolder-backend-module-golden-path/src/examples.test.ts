import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { validate } from 'jsonschema';
import { parse } from 'yaml';
import { createCatalogAwaitAction } from './await/action';
import { createPlanAction } from './plan/action';
import { createPublishLocalAction } from './publish/action';
import { createVerifyAction } from './verify/action';

const catalog = catalogServiceMock();
const actions = [
  createPlanAction({ catalog }),
  createVerifyAction(),
  createPublishLocalAction({ catalog, localPublish: undefined }),
  createCatalogAwaitAction({ catalog }),
];

describe.each(actions.map(action => [action.id, action] as const))(
  'the examples of %s',
  (id, action) => {
    it('are steps that the action takes', () => {
      expect(action.examples?.length).toBeGreaterThanOrEqual(2);
      for (const { example } of action.examples ?? []) {
        for (const step of parse(example).steps) {
          expect(step.action).toBe(id);
          const { errors } = validate(
            step.input,
            action.schema?.input as object,
          );
          expect(errors.map(String)).toEqual([]);
        }
      }
    });

    it('would be refused with an input that it does not know', () => {
      expect(
        validate({ nonsense: 1 }, action.schema?.input as object).valid,
      ).toBe(false);
    });
  },
);
