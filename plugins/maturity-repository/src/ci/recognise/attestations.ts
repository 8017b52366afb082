import { Deed } from '../model';
import { truthy } from './arguments';

/** What a build with BuildKit is told to attach to the image. */
export interface Attached {
  tool: string;
  targets: readonly string[] | undefined;
  sbom: string | undefined;
  provenance: string | undefined;
  /** Such as `type=sbom,generator=…`. */
  attests: readonly string[];
  /** It records how the image was built unless told not to. */
  byDefault: boolean;
}

/** The bill of materials and the provenance that a build attaches to the image. */
export function attestationsOf({
  tool,
  targets,
  sbom,
  provenance,
  attests,
  byDefault,
}: Attached): Deed[] {
  const attested = (type: string) =>
    attests.some(
      text => text.includes(`type=${type}`) && !/disabled=true/.test(text),
    );
  const disabled = attests.some(text =>
    /type=provenance.*disabled=true/.test(text),
  );
  const records =
    attested('provenance') ||
    (provenance === undefined ? byDefault && !disabled : truthy(provenance));
  return [
    ...(truthy(sbom) || attested('sbom')
      ? [{ kind: 'bom', tool, targets } as const]
      : []),
    ...(records ? [{ kind: 'provenance', tool, targets } as const] : []),
  ];
}
