import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readStory } from '../../story/read/read-story.ts'
import { recordOf } from '../../story/translations/staleness.ts'
import { HEADER } from '../../story/types/story.ts'
import { headText } from './head-text.ts'
import { writtenSection } from './translation-layout.ts'

/**
 * Searches Git for the texts that digests were made from.
 * @param file an original
 * @param digests earlier digests of its sections or of its header
 * @returns the texts as they were written, by digest; fewer if Git does not have them, none if there is no Git
 */
export function formerTexts(file: string, digests: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  const folder = path.dirname(file)
  const root = mkdtempSync(path.join(tmpdir(), 'masthead-former-'))
  try {
    for (const version of versionsOf(file)) {
      if (found.size === digests.size) break
      const former = path.join(root, path.basename(folder), path.basename(file))
      mkdirSync(path.dirname(former), { recursive: true })
      writeFileSync(former, git(folder, 'show', version))
      // Its pictures are not in this folder. The problems about that are ignored here.
      const { manuscript } = readStory(root, former)
      const { frontMatter, sections } = manuscript
      if (!frontMatter) continue
      for (const [id, digest] of Object.entries(recordOf(frontMatter, sections))) {
        if (!digests.has(digest) || found.has(digest)) continue
        const section = sections.find((section) => section.id === id)
        if (section) found.set(digest, writtenSection(manuscript, section))
        else if (id === HEADER) found.set(digest, headText(frontMatter))
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  return found
}

/** Returns the versions of a file in Git, newest first, as Git names them. It follows renames. */
function versionsOf(file: string): string[] {
  const log = git(path.dirname(file), 'log', '--follow', '-z', '--name-only', '--format=%H', '--', path.basename(file))
  const entries = log.split('\0').map((entry) => entry.trim())
  return entries.flatMap((entry, index) => (/^[\da-f]{40,}$/.test(entry) ? `${entry}:${entries[index + 1]}` : []))
}

/** Returns the output of a Git command in a folder; an empty string if it fails. */
function git(folder: string, ...words: readonly string[]): string {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  return status === 0 ? stdout : ''
}
