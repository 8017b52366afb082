import { posix } from 'path';
import { PipelineDocument } from '../document';
import { list, own, plainText, strings } from '../json';
import { Activity, Findings, ScanFacts, ScanSettings } from '../model';
import { gatesOf, severitiesFrom, severityList } from '../recognise';

/** Fills in what commands of a scanner leave to its own configuration: `trivy.yaml`, `.grype.yaml`. */
export async function readScanSettings(findings: Findings): Promise<void> {
  const { activities, repository } = findings;
  for (const [index, activity] of activities.entries()) {
    const settings = activity.scan?.settings;
    if (!settings || !(settings.gates || settings.severities)) continue;
    const file = fileOf(activity, settings);
    if (!repository.get(file)) continue;
    const document = await PipelineDocument.read(repository, file);
    if (document) {
      activities[index] = withSettings(activity, settings, document.value);
    }
  }
}

function fileOf(activity: Activity, { file }: ScanSettings): string {
  const places = activity.directories ?? [''];
  return posix.join(places[0] ?? '', file);
}

function withSettings(
  activity: Activity,
  settings: ScanSettings,
  value: unknown,
): Activity {
  const { gates, severities } =
    settings.format === 'trivy' ? ofTrivy(value) : ofGrype(value);
  const scan = activity.scan as ScanFacts;
  return {
    ...activity,
    gates: settings.gates && gates ? gates : activity.gates,
    scan: {
      ...scan,
      severities:
        settings.severities && severities ? severities : scan.severities,
    },
  };
}

type Settled = Partial<Pick<Activity, 'gates'> & Pick<ScanFacts, 'severities'>>;

function ofTrivy(value: unknown): Settled {
  const code = plainText(own(value, 'exit-code'));
  const listed = list(own(value, 'severity')).flatMap(strings);
  return {
    gates: code === undefined ? undefined : gatesOf(code),
    severities: severityList(listed.join(',')),
  };
}

function ofGrype(value: unknown): Settled {
  const lowest = plainText(own(value, 'fail-on-severity'));
  return lowest === undefined || lowest === ''
    ? {}
    : { gates: 'yes', severities: severitiesFrom(lowest) };
}
