import type { FoundEdition, ListedCorrection, SpelledTerm, StoryIndex, StoryOutline, Term } from '../library/library.ts'
import { DamagedDatabase, textOf } from '../store/damage.ts'
import type { Database } from '../store/database.ts'
import type { Story, StoryEdition } from '../story/types/story.ts'

/** Answers what lists ask about all stories by queries. It remembers the answers, so no story may change any more. */
export class RowIndex implements StoryIndex {
  readonly #db: () => Database
  readonly #storyOf: StoryOf
  readonly #editions = new Map<string, readonly EditionOfRows[]>()
  readonly #bySlug = new Map<string, ReadonlyMap<string, EditionOfRows>>()
  readonly #terms = new Map<string, readonly SpelledTerm[]>()
  #outlines: readonly StoryOutline[] | undefined

  /**
   * @param db returns the database, which has the rows of all stories (`putListRows`)
   * @param storyOf returns what other pages show of a story
   */
  constructor(db: () => Database, storyOf: StoryOf) {
    this.#db = db
    this.#storyOf = storyOf
  }

  inLanguage = (lang: string): readonly EditionOfRows[] => {
    const known = this.#editions.get(lang)
    if (known) return known
    const sql = `SELECT coalesce(date, '') || ' ' || slug FROM editions WHERE lang = ? ORDER BY age, change, slug`
    const found = this.#db()
      .texts(sql, lang)
      .map((text, place) => {
        const end = text.indexOf(' ')
        return new EditionOfRows(this.#storyOf, lang, text.slice(end + 1), text.slice(0, end) || undefined, place)
      })
    this.#editions.set(lang, found)
    return found
  }

  terms = (kind: 'topic' | 'author', lang: string): readonly SpelledTerm[] => {
    const known = this.#terms.get(`${kind} ${lang}`)
    if (known) return known
    const bySlug = this.#bySlug.get(lang) ?? new Map(this.inLanguage(lang).map((one) => [one.slug, one]))
    this.#bySlug.set(lang, bySlug)
    const sql = "SELECT term, group_concat(slug, ' ') AS slugs FROM terms WHERE lang = ? AND kind = ? GROUP BY term"
    const found = this.#db()
      .all(sql, lang, kind)
      .map(({ term, slugs }) => {
        const spelled: Term = JSON.parse(textOf(term))
        const stories = textOf(slugs).split(' ')
        const ones = stories.flatMap((slug) => bySlug.get(slug) ?? [])
        return { term: spelled, stories: ones.sort((a, b) => a.place - b.place) }
      })
    this.#terms.set(`${kind} ${lang}`, found)
    return found
  }

  outlines = (): readonly StoryOutline[] => {
    const texts = () => this.#db().texts('SELECT outline FROM outlines ORDER BY age, change, slug')
    this.#outlines ??= texts().map((outline): StoryOutline => JSON.parse(outline))
    return this.#outlines
  }

  corrections = (lang: string): readonly ListedCorrection[] => {
    const found = this.#db().texts("SELECT term FROM terms WHERE lang = ? AND kind = 'correction'", lang)
    return found.map((term): ListedCorrection => JSON.parse(term))
  }

  moved = (): readonly Story[] => {
    const slugs = this.#db().texts('SELECT slug FROM outlines WHERE is_moved = 1 ORDER BY age, change, slug')
    return slugs.flatMap((slug) => this.#storyOf(slug) ?? [])
  }
}

type StoryOf = (slug: string) => Story | undefined

class EditionOfRows implements FoundEdition {
  readonly #storyOf: StoryOf
  readonly lang: string
  readonly slug: string
  readonly date: string | undefined
  readonly place: number

  constructor(storyOf: StoryOf, lang: string, slug: string, date: string | undefined, place: number) {
    this.#storyOf = storyOf
    this.lang = lang
    this.slug = slug
    this.date = date
    this.place = place
  }

  get story(): Story {
    const story = this.#storyOf(this.slug)
    if (!story) throw new DamagedDatabase(`The story “${this.slug}” has no row.`)
    return story
  }

  get edition(): StoryEdition {
    const edition = this.story.editions.get(this.lang)
    if (!edition) throw new DamagedDatabase(`The story “${this.slug}” has no edition in ${this.lang}.`)
    return edition
  }
}
