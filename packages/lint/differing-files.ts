import type { Place } from '../../lib/problem/problem.ts'
import { everySection, sectionFacts } from '../../lib/story/kinds/kinds.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import type { Inline } from '../../lib/story/types/inline.ts'
import type { Section } from '../../lib/story/types/section.ts'

/**
 * Finds the sections of a translation that link to other files than those of the original, which has the same sections.
 * Files that are named for their languages, such as report-en.pdf and report-fr.pdf, count as the same.
 */
export function differingFiles(
  original: Text,
  translation: Text,
): { readonly place: Place; readonly message: string }[] {
  const theirs = everySection(original.sections)
  return everySection(translation.sections).flatMap((own, index) => {
    const their = theirs[index]
    const [expected, found] = [their ? filesIn(their, original.lang) : [], filesIn(own, translation.lang)]
    if (expected.join() === found.join()) return []
    const say = (names: readonly string[]) => names.join(', ') || 'no file'
    const message = `The original links to ${say(expected)} here, and this translation to ${say(found)}.`
    return [{ place: own.place, message }]
  })
}

type Text = Pick<ParsedStoryFile, 'sections' | 'lang'>

/** The names of the files of a section, without the digests in their addresses and the name of the language. */
function filesIn(section: Section, lang: string): string[] {
  const played = section.kind === 'media' && section.file ? [section.src] : []
  const linked = (sectionFacts(section).texts ?? []).flatMap(linkedFiles)
  return [...played, ...linked]
    .map((address) => address.replace(/^[^#]*\/([^/#]*)\.[0-9a-f]{12}(\.\w+)(?:#.*)?$/, '$1$2'))
    .map((name) => name.replace(new RegExp(`[-_.]${lang}(?=\\.)`, 'i'), ''))
    .sort()
}

function linkedFiles(text: readonly Inline[]): string[] {
  return text.flatMap((inline) => {
    const inside = 'text' in inline && typeof inline.text !== 'string' ? linkedFiles(inline.text) : []
    return inline.kind === 'link' && inline.file ? [inline.href, ...inside] : inside
  })
}
