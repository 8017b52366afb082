import { Findings } from '../model';
import { readBakeFiles } from './bakeFiles';
import { readGoreleaser } from './goreleaser';
import { readScanSettings } from './scanSettings';

/** Adds what the tools of the pipelines do because their own configuration says so. */
export async function readConfigurations(findings: Findings): Promise<void> {
  await readGoreleaser(findings);
  await readBakeFiles(findings);
  await readScanSettings(findings);
}
