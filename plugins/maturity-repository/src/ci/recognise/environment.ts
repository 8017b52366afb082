import { Variables } from '../../shell';

/** What a command finds in its environment; nothing where a variable isn't known or has several values. */
export type Environment = (name: string) => string | undefined;

export const noEnvironment: Environment = () => undefined;

/** The variables that a command runs with. */
export function environmentOf(variables: Variables): Environment {
  return name => {
    const known = variables.get(name);
    return known?.length === 1 ? known[0] : undefined;
  };
}
