/** What the shared skeletons need to know about a language. */
export interface Toolchain {
  /** As people write it. */
  name: string;
  version: string;
  install: string;
  lint: string;
  test: string;
  run: string;
  /** The name Dependabot has for its packages. */
  ecosystem: string;
}

/** Languages with a skeleton in `templates/skeletons`. */
export const languages = {
  node: {
    name: 'Node.js',
    version: '24',
    install: 'npm ci',
    lint: 'npm run typecheck',
    test: 'npm test',
    run: 'npm run dev',
    ecosystem: 'npm',
  },
} satisfies Record<string, Toolchain>;

export type Language = keyof typeof languages;

export const languageIds = Object.keys(languages) as [Language, ...Language[]];
