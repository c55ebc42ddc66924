import { spawnSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The story with notes, in English, Arabic and Chinese: its folder among the stories. */
export const NOTED = 'harbour-notes'

/** The story with a film and a sound, in English and Arabic. */
export const EMBEDDED = 'harbour-film'

/** The story in English of which the first three of eight sections are in Arabic: its folder among the stories. */
export const ABRIDGED = 'harbour-part'

/** The live story in English, of which two of three updates are in Arabic: its folder among the stories. */
export const LIVE = 'harbour-live'

/** The story with a section of every kind, in English and Arabic. */
export const EVERY_KIND = 'harbour-inventory'

/**
 * Adds a story of `tests/fixtures/stories` to a publication's content.
 * @param service the host that shows its embeds
 */
export function addStory(content: string, story: string, service = ''): void {
  const folder = path.join(content, 'stories', story)
  cpSync(path.join(import.meta.dirname, '../fixtures/stories', story), folder, { recursive: true })
  for (const name of globSync('*.md', { cwd: folder })) change(path.join(folder, name), 'SERVICE', service)
}

/**
 * Adds the story with a section of every kind. After it was translated, the original's second paragraph has changed.
 */
export function addStoryOfEveryKind(content: string, service: string): void {
  addStory(content, EVERY_KIND, service)
  const { status, stderr } = spawnSync(
    process.execPath,
    ['lib/cli/masthead.mjs', 'translate', EVERY_KIND, 'ar', '--done'],
    { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: content } },
  )
  if (status !== 0) throw new Error(stderr)
  change(path.join(content, 'stories', EVERY_KIND, 'en.md'), 'asks by name', 'asks by number')
}

function change(file: string, what: string, by: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(what, by))
}
