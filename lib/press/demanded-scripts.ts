/**
 * A script that an element loads when a reader asks for what it does; a page without that element knows nothing of it. The
 * style of what only the script makes comes with it: a page has the rules for its own elements.
 */
export interface DemandedEntry {
  /** The element that loads it, by `components/demand/load-demanded.ts`. */
  readonly by: string
  /** The file that it is bundled from, in `components`. */
  readonly entry: string
  /** The names of the Trusted Types policies that it makes. */
  readonly policies: readonly string[]
  /** Whether a page with that element loads it as it loads its own script; nothing else knows of it then. */
  readonly atOnce?: boolean
}

/** The site's demanded scripts, by name. To add one is to add it here, and to call `loadDemanded` with its name. */
export const DEMANDED: Readonly<Record<string, DemandedEntry>> = {
  'story-voice': { by: 'listen-story', entry: 'listen/story-voice.element.ts', policies: [] },
  'story-store': { by: 'keep-offline', entry: 'offline/story-store.element.ts', policies: ['masthead-offline'] },
  'share-words': { by: 'share-story', entry: 'share/share-words.element.ts', policies: [] },
  'embed-frame': { by: 'embed-frame', entry: 'embed/embed-frame.element.ts', policies: [], atOnce: true },
  'side-by-side': {
    by: 'read-with',
    entry: 'side-by-side/side-by-side.element.ts',
    policies: ['masthead-twin'],
  },
}
