import type { FoundEdition, SpelledTerm, StoryIndex, StoryOutline, Term } from '../../library/library.ts'
import { DamagedDatabase, type Database, textOf } from '../../store/database.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'
import type { StoryRows } from './story-rows.ts'

/** Answers what lists ask about all stories by queries. It remembers the answers, so no story may change any more. */
export class RowIndex implements StoryIndex {
  readonly #db: Database
  readonly #rows: StoryRows
  readonly #editions = new Map<string, readonly EditionOfRows[]>()
  #outlines: readonly StoryOutline[] | undefined

  constructor(db: Database, rows: StoryRows) {
    this.#db = db
    this.#rows = rows
  }

  inLanguage = (lang: string): readonly EditionOfRows[] => {
    const known = this.#editions.get(lang)
    if (known) return known
    const found: EditionOfRows[] = []
    const sql = 'SELECT slug, date FROM editions WHERE lang = ? ORDER BY age, change, slug'
    for (const { slug, date } of this.#db.rows(sql, lang)) {
      const day = date === null ? undefined : textOf(date)
      found.push(new EditionOfRows(this.#rows, lang, textOf(slug), day, found.length))
    }
    this.#editions.set(lang, found)
    return found
  }

  terms = (kind: 'topic' | 'author', lang: string): readonly SpelledTerm[] => {
    const bySlug = new Map(this.inLanguage(lang).map((one) => [one.slug, one]))
    const sql = "SELECT term, group_concat(slug, ' ') AS slugs FROM terms WHERE lang = ? AND kind = ? GROUP BY term"
    return this.#db.all(sql, lang, kind).map(({ term, slugs }) => {
      const spelled: Term = JSON.parse(textOf(term))
      const stories = textOf(slugs).split(' ')
      const found = stories.flatMap((slug) => bySlug.get(slug) ?? [])
      return { term: spelled, stories: found.sort((a, b) => a.place - b.place) }
    })
  }

  outlines = (): readonly StoryOutline[] => {
    const rows = () => this.#db.all('SELECT outline FROM outlines ORDER BY age, change, slug')
    this.#outlines ??= rows().map(({ outline }): StoryOutline => JSON.parse(textOf(outline)))
    return this.#outlines
  }

  moved = (): readonly Story[] => {
    const rows = this.#db.all('SELECT slug FROM outlines WHERE is_moved = 1 ORDER BY age, change, slug')
    return rows.flatMap(({ slug }) => this.#rows.story(textOf(slug)) ?? [])
  }
}

class EditionOfRows implements FoundEdition {
  readonly #rows: StoryRows
  readonly #lang: string
  readonly slug: string
  readonly date: string | undefined
  readonly place: number

  constructor(rows: StoryRows, lang: string, slug: string, date: string | undefined, place: number) {
    this.#rows = rows
    this.#lang = lang
    this.slug = slug
    this.date = date
    this.place = place
  }

  get story(): Story {
    const story = this.#rows.story(this.slug)
    if (!story) throw new DamagedDatabase(`The story “${this.slug}” has no row.`)
    return story
  }

  get edition(): StoryEdition {
    const edition = this.story.editions.get(this.#lang)
    if (!edition) throw new DamagedDatabase(`The story “${this.slug}” has no edition in ${this.#lang}.`)
    return edition
  }
}
