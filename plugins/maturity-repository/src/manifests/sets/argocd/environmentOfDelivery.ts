import { environmentName, environmentOfDirectory } from '../environments';
import { directoryOf, nameOf } from '../paths';
import { environmentOfValues } from '../valueFiles';
import { environmentIn } from './environmentIn';

/** Where something that is delivered may name its environment; what says nothing is empty. */
export interface DeliveryNames {
  valueFiles: readonly string[];
  /** Of what is delivered. */
  path: string;
  /** A label of the delivering object. */
  label: string;
  name: string;
  namespace: string;
  cluster: string;
  /** Of the delivering object. */
  file: string;
}

/** The environment that something is delivered into, from what says most to what says least. */
export function environmentOfDelivery({
  valueFiles,
  path,
  label,
  name,
  namespace,
  cluster,
  file,
}: DeliveryNames): string | undefined {
  return (
    lastDefined(valueFiles.map(environmentOfFile)) ??
    environmentOfDirectory(path) ??
    (label === '' ? undefined : environmentName(label)) ??
    environmentIn(name) ??
    environmentIn(namespace) ??
    environmentIn(cluster) ??
    environmentOfFile(file)
  );
}

/** What a file is called after, else its directory. */
function environmentOfFile(file: string): string | undefined {
  const named = environmentOfValues(file.split('/').slice(-2).join('/'));
  if (named !== undefined) return environmentName(named);
  const stem = nameOf(file).replace(/\.[a-z]+$/i, '');
  return environmentIn(stem) ?? environmentOfDirectory(directoryOf(file));
}

function lastDefined(
  names: ReadonlyArray<string | undefined>,
): string | undefined {
  return names.filter(name => name !== undefined).at(-1);
}
