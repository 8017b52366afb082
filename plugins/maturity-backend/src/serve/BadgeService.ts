import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { makeBadge } from 'badge-maker';
import { digestText } from '../digest';
import { ScorecardLevel } from '../store/ScorecardStore';
import { ScorecardService } from './ScorecardService';

/** A language that badges are written in. */
export type BadgeLanguage = 'en' | 'zh';

/** An image with the level of an entity. */
export interface Badge {
  svg: string;
  etag: string;
}

/** From the grey of nothing yet to the green of the top. */
const COLOURS = ['lightgrey', 'orange', 'yellow', 'yellowgreen', 'brightgreen'];

const TEXTS = {
  en: {
    label: 'maturity',
    level: (level: number) => `level ${level}`,
    unverified: (text: string) => `${text}, unverified`,
    notInScope: 'nothing applies',
  },
  zh: {
    label: '成熟度',
    level: (level: number) => `${level} 级`,
    unverified: (text: string) => `${text}（未核实）`,
    notInScope: '无适用检查',
  },
};

/** Draws badges for READMEs. */
export class BadgeService {
  constructor(
    private readonly options: {
      scorecards: ScorecardService;
      /** Anybody may see the badge of any entity. */
      isPublic: boolean;
    },
  ) {}

  get isPublic(): boolean {
    return this.options.isPublic;
  }

  /**
   * @param credentials - of who asks; undefined where badges are public
   * @throws NotFoundError, also where the caller may not see the entity
   */
  async draw(
    entityRef: string,
    language: BadgeLanguage,
    credentials: BackstageCredentials | undefined,
  ): Promise<Badge> {
    const level = await this.options.scorecards.readLevel(
      entityRef,
      credentials,
    );
    const svg = makeBadge(formatOf(level, language));
    return { svg, etag: `"${digestText(svg)}"` };
  }
}

function formatOf({ granted, unverified }: ScorecardLevel, in_: BadgeLanguage) {
  const texts = TEXTS[in_];
  const { label } = texts;
  if (granted === null) {
    return { label, message: texts.notInScope, color: COLOURS[0] };
  }
  const message = texts.level(granted);
  return unverified
    ? { label, message: texts.unverified(message), color: COLOURS[0] }
    : { label, message, color: COLOURS[granted] };
}
