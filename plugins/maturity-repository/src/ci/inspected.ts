import { withoutCredentials } from '../withoutCredentials';
import { Activity, Severity, Tri } from './model';
import { toolOfImage } from './recognise';
import { CiEvidence } from './schema';

type Facts<Name extends 'scans' | 'signatures' | 'signatureChecks'> = Omit<
  CiEvidence[Name][number],
  keyof CiEvidence['tests'][number]
>;

/** What a scan looks at, and what follows from what it finds. */
export function scanOf(scan: Activity): Facts<'scans'> {
  const { scan: facts = { target: 'unknown' }, context } = scan;
  const schedule = context.schedule ?? { scheduled: 'no', everyDays: 0 };
  const severities = facts.severities ?? [];
  return {
    retired: scan.retired ?? false,
    target: facts.target,
    subject: shown(facts.subject),
    gates: stops(scan),
    severities: [...severities],
    severitiesKnown: severities.length > 0,
    ...imageGateOf(scan, severities),
    fixedOnly: facts.fixedOnly ?? false,
    scheduled: schedule.scheduled,
    everyDays: schedule.everyDays,
    report: facts.report ?? false,
    ignoreFile: shown(facts.ignoreFile),
    skipsUpdate: facts.skipsUpdate ?? false,
    runtimeSocket: facts.socket ?? false,
    scannerImage: shown(facts.scannerImage ?? scannerOfJob(context.image)),
  };
}

/** At what in the image a scan stops a pipeline; a retired scanner knows nothing new to stop at. */
function imageGateOf(
  scan: Activity,
  severities: readonly Severity[],
): Pick<Facts<'scans'>, 'imageGate' | 'imageGateKnown'> {
  const target = scan.scan?.target ?? 'unknown';
  const counts =
    !scan.retired &&
    scan.context.automatic &&
    (target === 'image' || target === 'bom' || target === 'unknown');
  const gates = stops(scan);
  return {
    imageGate: counts && gates === 'yes' ? [...severities] : [],
    imageGateKnown:
      !counts || gates === 'no' || (gates === 'yes' && severities.length > 0),
  };
}

/** The job's image where it is that of a scanner. */
function scannerOfJob(image: string | undefined): string | undefined {
  return image !== undefined && toolOfImage(image) ? image : undefined;
}

/** What a signature is put on. */
export function signatureOf({
  signing,
  retired = false,
}: Activity): Facts<'signatures'> {
  return {
    retired,
    target: signing?.target ?? 'image',
    subject: shown(signing?.subject),
    byDigest: signing?.byDigest ?? 'unknown',
    key: signing?.key ?? 'unknown',
  };
}

/** What a verification trusts. */
export function trustOf({ trust }: Activity): Facts<'signatureChecks'> {
  return {
    target: trust?.target ?? 'image',
    subject: shown(trust?.subject),
    trusts: trust?.trusts ?? 'unknown',
  };
}

/** Whether what a step finds stops the pipeline. */
export function stops({ gates = 'unknown', context }: Activity): Tri {
  return context.mayFail ? 'no' : gates;
}

/** Variables without their names: how a pipeline calls them says nothing, and an expression may be long. */
export function shown(text = ''): string {
  const plain = text.replace(/\$\{[^}]*\}|\$\(\)/g, '${…}').slice(0, 300);
  return withoutCredentials(plain);
}
