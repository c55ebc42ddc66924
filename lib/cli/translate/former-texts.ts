import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readStory } from '../../story/read/read-story.ts'
import { recordOf } from '../../story/translations/record-of.ts'
import { HEADER } from '../../story/translations/staleness.ts'
import { headText } from './head-text.ts'
import { writtenSection } from './translation-layout.ts'

/**
 * Looks in Git for the words that digests were made of.
 * @param file an original
 * @param digests of its sections, or of its head, as they once were
 * @returns the words as they were written, by digest; fewer where Git does not know them, none where there is no Git
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
      // Its pictures are not beside it: that is reported, and is nobody's business here.
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

/** The versions of a file that Git has, newest first, as Git names them; under other names, too, where it was renamed. */
function versionsOf(file: string): string[] {
  const log = git(path.dirname(file), 'log', '--follow', '-z', '--name-only', '--format=%H', '--', path.basename(file))
  const entries = log.split('\0').map((entry) => entry.trim())
  return entries.flatMap((entry, index) => (/^[\da-f]{40,}$/.test(entry) ? `${entry}:${entries[index + 1]}` : []))
}

/** What Git says in a folder; nothing where it has nothing to say. */
function git(folder: string, ...words: readonly string[]): string {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  return status === 0 ? stdout : ''
}
