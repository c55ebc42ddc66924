import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Archive, generateStories } from './generate-stories.ts'
import { makeNewsroom } from './newsroom.ts'
import { timed, type Usage } from './timed.ts'

/** Where the bench works, below the folder of the project. It is not part of the repository. */
export const WORK = path.resolve('.cache/bench')

/**
 * Where the sites that are measured will be: without it, canonical addresses, feeds' addresses and sitemaps are left
 * out.
 */
export const SITE_URL = 'https://news.example/'

/** What ours is beside the peers: without what they do not do either. */
export const PLAIN = { PRECOMPRESS: 'off', CARDS: 'off', SEARCH: 'off', SITE_URL }

/** The text that archives are made of. */
export function seedText(): string {
  return readFileSync('tests/fixtures/seed.txt', 'utf8')
}

/**
 * Builds an archive from nothing, code included, then publishes two edits of it, one after the other.
 */
export function buildArchive(archive: Archive): { cold: Usage; firstEdit: Usage; edit: Usage } {
  const content = path.join(WORK, 'content')
  const out = path.join(WORK, 'out')
  for (const folder of ['.next', content, out]) rmSync(folder, { recursive: true, force: true })
  makeNewsroom(content, archive.languages)
  generateStories(path.join(content, 'stories'), archive, seedText())
  const settings = { SITE_URL, CONTENT_DIR: content, OUT_DIR: out }
  const cold = timed('lib/cli/commands/build.ts', settings)
  const publishEdit = () => {
    appendFileSync(path.join(content, 'stories/story-00001', `${archive.languages[0]}.md`), '\nOne line more.\n')
    return timed('lib/cli/commands/build.ts', settings)
  }
  return { cold, firstEdit: publishEdit(), edit: publishEdit() }
}
