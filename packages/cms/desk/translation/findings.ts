import { toRecord } from '../../../../lib/settings/read-json.ts'
import { withSharedIds } from '../../../../lib/story/translations/join-languages.ts'
import { parseUnsaved } from '../../../../lib/story/translations/unsaved-story.ts'
import type { BrowserLint } from './load-lint.ts'
import { HEAD } from './section-pair.ts'
import type { TranslatedTexts } from './translated-story.ts'

/** A section that is translated: its Markdown in both languages. */
export interface WrittenSection {
  readonly id: string
  readonly original: string
  readonly text: string
}

/**
 * Returns what an editor would find in a translation that is being written, by the id of the section. Sections that are
 * not translated yet are left out of both texts.
 * @param terms what glossary.yaml has, as data
 */
export function findingsIn(
  { slug, lang, edited, of, original }: TranslatedTexts,
  written: readonly WrittenSection[],
  { warningsAbout, numberDifference }: BrowserLint,
  terms: unknown,
): ReadonlyMap<string, readonly string[]> {
  const head = ({ title, description }: Readonly<Record<string, unknown>>) => ({ title, description })
  const bodies = [written.map((section) => section.original), written.map(({ text }) => text)]
  const [theirs, ours] = bodies.map((sections) => sections.map((one) => one.trim()).join('\n\n'))
  const translation = { of, by: 'human' }
  const files = [
    parsed(slug, of, head(original), theirs),
    parsed(slug, lang, { ...head(edited), translation }, ours),
  ] as const
  const found = new Map<string, string[]>()
  const add = (id: string, message: string) => found.set(id, [...new Set([...(found.get(id) ?? []), message])])
  // Where a section has become two, only its numbers can be compared.
  for (const { id, original: their, text } of written) {
    const difference = numberDifference({ original: their, of, translation: text, lang })
    if (difference) add(id, difference)
  }
  const accepted = toRecord(edited.accept)
  for (const { file, line, rule, message, hint = '' } of warningsAbout(withSharedIds(files, files[0]), terms)) {
    if (file !== `${lang}.md` || rule in accepted) continue
    const id = idAt(line, written)
    if (rule !== 'number-differs' || id === HEAD) add(id, `${message} ${hint}`.trim())
  }
  return found
}

/** Returns the section that has a line of the text; line 0 is in the front matter. */
function idAt(line: number, written: readonly WrittenSection[]): string {
  let id = HEAD
  let from = 1
  for (const section of written) {
    if (line >= from) id = section.id
    from += section.text.trim().split('\n').length + 1
  }
  return id
}

function parsed(slug: string, lang: string, values: Readonly<Record<string, unknown>>, text = '') {
  const file = parseUnsaved(slug, lang, { values: { date: '2000-01-01', ...values }, text }).parsed
  return { ...file, yaml: { value: values, placeOf: () => ({ line: 0, column: 1 }) } }
}
