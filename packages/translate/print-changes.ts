import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { styleText } from 'node:util'
import { diffWords } from 'diff'
import { splitStory } from '../../lib/source/patch-yaml.ts'
import { type ParsedStoryFile, readFrontMatter } from '../../lib/story/read/parse-story-file.ts'
import { digestsOfOriginal, formerDigests, type SectionDigests } from '../../lib/story/translations/staleness.ts'
import { HEADER, notesOf, type Staleness } from '../../lib/story/types/story.ts'
import { readBody } from './translatable.ts'
import { type WrittenFile, writtenSection } from './write-translation.ts'

/**
 * Returns the changes of an original as an editor reads them. A new section is shown as it is. A changed one is shown
 * as a word diff, if Git still has the earlier text.
 * @param recorded the digests of what the translation was made from
 */
export function printChanges(original: ParsedStoryFile, recorded: SectionDigests, { changed, added }: Staleness) {
  const { frontMatter, sections, lang, source } = original
  if (!frontMatter) throw new Error('The original has no front matter.')
  const former = formerDigests(recorded, digestsOfOriginal(frontMatter, sections))
  const texts = formerTexts(source.path, new Set(former.values()))
  const print = (id: string, what: string, text = textOf(original, id)) =>
    `\n${id} (${what}):\n${text.replaceAll(/^/gm, '  ')}`
  return [
    ...changed.map((id) => {
      const before = texts.get(former.get(id) ?? '')
      return before === undefined
        ? print(id, 'changed; Git has no earlier words')
        : print(id, 'changed', wordDiff(before, textOf(original, id), lang))
    }),
    ...added.map((id) => print(id, 'new')),
  ].join('\n')
}

/** Returns a section as its file writes it, or the translatable text above the body, with a line for each part. */
function textOf(file: WrittenFile & Pick<ParsedStoryFile, 'frontMatter'>, id: string): string {
  const section = file.sections.find((section) => section.id === id)
  if (section) return writtenSection(file, section)
  if (!file.frontMatter) return ''
  const note = notesOf(file.frontMatter).get(id)
  if (note) return note.text
  if (id !== HEADER) return ''
  const { title, description, cover } = file.frontMatter
  return [title, description, cover?.alt, cover?.caption, cover?.credit].filter((line) => line !== undefined).join('\n')
}

/**
 * Searches Git for the texts that digests were made from.
 * @param file an original
 * @param digests earlier digests of its sections or of its header
 * @returns the texts as they were written, by digest; fewer if Git does not have them, none if there is no Git
 */
function formerTexts(file: string, digests: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const version of versionsOf(file)) {
    if (found.size === digests.size) break
    const text = git(path.dirname(file), 'show', version).replaceAll('\r\n', '\n')
    const { frontMatter } = readFrontMatter({ name: version, path: file, text })
    if (!frontMatter) continue
    const { markdown, sections } = readBody(splitStory(text).rest, path.basename(file, '.md'))
    for (const [id, digest] of Object.entries(digestsOfOriginal(frontMatter, sections))) {
      if (digests.has(digest) && !found.has(digest))
        found.set(digest, textOf({ frontMatter, sections, source: { text: markdown } }, id))
    }
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

/**
 * Returns a word diff of a text: `[-removed-]` and `{+added+}`, as Git marks them, and in colour on a terminal.
 * @param lang the language of the text; Chinese and Japanese, which have no spaces, are split into words too
 */
function wordDiff(before: string, now: string, lang: string): string {
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  return diffWords(before, now, { intlSegmenter })
    .map(({ added, removed, value }) => {
      if (added) return styleText('green', `{+${value}+}`)
      return removed ? styleText('red', `[-${value}-]`) : value
    })
    .join('')
}
