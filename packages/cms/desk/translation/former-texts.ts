import { diffWords } from 'diff'
import { toRecord } from '../../../../lib/settings/read-json.ts'
import { formerDigests } from '../../../../lib/story/translations/staleness.ts'
import type { EditedStory, Known } from '../../edited-story.ts'
import { editedText } from '../parts/edited-text.ts'
import type { EarlierText } from '../parts/newsroom-files.ts'
import { HEAD } from './section-pair.ts'
import { itemsOf } from './text-items.ts'
import { digestsOf, recordedIn, type TranslatedTexts } from './translated-story.ts'

/** Words of an original that are new, are gone, or have stayed since a translation was made. */
export interface ChangedWords {
  readonly value: string
  readonly added?: boolean
  readonly removed?: boolean
}

/** What has changed in an original, word by word: by the id of a section, and by `title` and `description`. */
export type OriginalChanges = ReadonlyMap<string, readonly ChangedWords[]>

/**
 * Compares an original with what a translation was made from, as `masthead translate` prints it. The words that it had
 * then are in its earlier versions; a section whose words are not found there has no entry.
 */
export async function originalChanges(
  { slug, edited, of, original }: Pick<TranslatedTexts, 'slug' | 'edited' | 'of' | 'original'>,
  earlier: readonly EarlierText[],
  known: Known,
): Promise<OriginalChanges> {
  const recorded = recordedIn(toRecord(edited.translation).sections)
  const now = digestsOf(slug, of, original)
  if (!recorded || !now) return new Map()
  const wanted = new Map(formerDigests(recorded, now))
  const texts = textsOf(original, of)
  const changes = new Map<string, readonly ChangedWords[]>()
  const intlSegmenter = new Intl.Segmenter(of, { granularity: 'word' })
  for (const version of earlier) {
    if (wanted.size === 0) break
    const before = await textAt(version, known)
    const then = before && digestsOf(slug, of, before)
    if (!before || !then) continue
    const old = textsOf(before, of)
    for (const [id, digest] of wanted) {
      const was = Object.keys(then).find((other) => then[other] === digest)
      if (was === undefined) continue
      wanted.delete(id)
      for (const [key, from] of id === HEAD ? HEAD_KEYS.map((one) => [one, one] as const) : [[id, was] as const])
        changes.set(key, diffWords(old.get(from) ?? '', texts.get(key) ?? '', { intlSegmenter }))
    }
  }
  return changes
}

/** The texts of the head that are compared. */
const HEAD_KEYS = ['title', 'description'] as const

/** Returns an earlier version; undefined if nobody can read it. */
async function textAt(version: EarlierText, known: Known): Promise<EditedStory | undefined> {
  try {
    const file = await version.read()
    return file === undefined ? undefined : editedText(file, known)
  } catch {
    return undefined
  }
}

function textsOf({ title, description, body }: EditedStory, lang: string): ReadonlyMap<string, string> {
  const markdown = String(body ?? '')
  const sections = itemsOf(markdown, lang).flatMap(({ id, from, to }) =>
    id === undefined ? [] : [[id, markdown.slice(from, to)] as const],
  )
  return new Map([['title', String(title ?? '')], ['description', String(description ?? '')], ...sections])
}
