import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  configureRendering,
  findRenderTools,
  RenderSettings,
  ToolInfo,
} from '@container-maturity/backstage-plugin-maturity-repository';

const renders = { helm: 'Charts', kubectl: 'Kustomizations' };
const tools = ['helm', 'kubectl'] as const;

/**
 * Puts the settings in force for this process, and says in the log what renders. Rejects where a tool that is configured
 * can't be used; that none is configured and none is found is only said, since most checks do without.
 */
export async function prepareRendering(
  settings: RenderSettings,
  logger: LoggerService,
): Promise<void> {
  configureRendering(settings);
  const configured = tools.filter(name => settings[name]);
  // The first start unpacks 120 MB, which nobody has to wait for.
  const report = reportTools(configured, logger);
  if (configured.length > 0) await report;
}

async function reportTools(
  configured: readonly string[],
  logger: LoggerService,
): Promise<void> {
  const found = await findRenderTools();
  for (const name of tools) {
    const tool = found[name];
    const missing = found.missing[name]?.en ?? '';
    if (tool) {
      logger.info(`${renders[name]} are rendered by ${name} ${placeOf(tool)}`);
    } else if (configured.includes(name)) {
      throw new InputError(
        `Invalid app config: maturity.rendering.${name}: ${missing}`,
      );
    } else {
      logger.warn(missing);
    }
  }
}

function placeOf({ version, path, from }: ToolInfo): string {
  return from === 'package'
    ? `${version}, unpacked at ${path}`
    : `${version}, ${path}`;
}
