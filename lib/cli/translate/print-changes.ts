import type { ParsedStoryFile } from '../../story/read/read-story.ts'
import { formerDigests, recordOf, type SectionDigests } from '../../story/translations/staleness.ts'
import { HEADER, type Staleness } from '../../story/types/story.ts'
import { formerTexts } from './former-texts.ts'
import { headText } from './head-text.ts'
import { writtenSection } from './translation-layout.ts'
import { wordDiff } from './word-diff.ts'

/**
 * Returns the changes of an original as an editor reads them. A new section is shown as it is. A changed one is shown
 * as a word diff, if Git still has the earlier text.
 * @param recorded the digests of what the translation was made from
 */
export function printChanges(
  original: ParsedStoryFile,
  recorded: SectionDigests,
  { changed, added }: Staleness,
): string {
  const { frontMatter, sections, lang, source } = original
  if (!frontMatter) throw new Error('The original has no front matter.')
  const former = formerDigests(recorded, recordOf(frontMatter, sections))
  const texts = formerTexts(source.path, new Set(former.values()))
  const textOf = (id: string) => {
    const section = sections.find((section) => section.id === id)
    return section ? writtenSection(original, section) : id === HEADER ? headText(frontMatter) : ''
  }
  const print = (id: string, what: string, text: string) => `\n${id} (${what}):\n${text.replaceAll(/^/gm, '  ')}`
  return [
    ...changed.map((id) => {
      const before = texts.get(former.get(id) ?? '')
      return before === undefined
        ? print(id, 'changed; Git has no earlier words', textOf(id))
        : print(id, 'changed', wordDiff(before, textOf(id), lang))
    }),
    ...added.map((id) => print(id, 'new', textOf(id))),
  ].join('\n')
}
