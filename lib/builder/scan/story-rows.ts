import type { Problem } from '../../problem/problem.ts'
import type { Remembered, StoredFile } from '../../store/content-cache.ts'
import { type Database, type Row, sealed, textOf, unsealed } from '../../store/database.ts'
import type { StoryState } from '../../store/folder-digest.ts'
import { fromJson, toJson } from '../../store/json-with-maps.ts'
import type { LinkFacts } from '../../story/translations/link-facts.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { Story } from '../../story/types/story.ts'

/** The CSS shown in place of each picture until it has loaded, by asset name. */
export type PlaceholderColors = ReadonlyMap<string, string>

/** The result of rendering a story. */
export interface StoryOutput {
  readonly files: readonly StoredFile[]
  readonly placeholderColors: PlaceholderColors
  /** The parts of the story that go into site-wide files. */
  readonly parts: readonly StoredFile[]
  /** Problems that appear only when the files are made: pictures that cannot be decoded. */
  readonly problems: readonly Problem[]
  /** The pictures and cards that need not be made again. */
  readonly remembered?: readonly Remembered[]
}

/** The state in which a story was last read. */
export interface StoryRowHead extends StoryState, Pick<LoadedStory, 'schedule' | 'shared'> {
  readonly slug: string
  readonly isRendered: boolean
  /** A digest of what the story’s pages show of other stories. */
  readonly related: string
}

/** A story as it was last read and rendered. */
export interface StoryRow extends StoryRowHead {
  readonly reading: LoadedStory
  /** The keywords of the story’s text, separated by spaces. */
  readonly terms: string
  readonly output: StoryOutput | undefined
}

/** The stories in the database. */
export class StoryRows {
  readonly #db: Database
  readonly #root: string
  readonly #known = new Map<string, Story | undefined>()
  #hasAll = false

  /** @param root the content folder */
  constructor(db: Database, root: string) {
    this.#db = db
    this.#root = root
  }

  /** Reads in which state each story was read. */
  *heads(): Generator<StoryRowHead> {
    for (const row of this.#db.rows('SELECT slug, is_rendered, head FROM stories')) yield this.#head(row)
  }

  /** Returns the slugs of all stories, in order. */
  slugs(): string[] {
    return this.#db.all('SELECT slug FROM stories ORDER BY slug').map(({ slug }) => textOf(slug))
  }

  get count(): number {
    return Number(this.#db.get('SELECT count(*) AS count FROM stories')?.count)
  }

  /** Returns the slugs of the stories that have to be rendered, and of those that may change without a change of their files. */
  waiting(): string[] {
    return ['is_rendered = 0', 'is_watched = 1'].flatMap((which) =>
      this.#db.all(`SELECT slug FROM stories WHERE ${which}`).map(({ slug }) => textOf(slug)),
    )
  }

  get(slug: string): StoryRow | undefined {
    const row = this.#db.get('SELECT * FROM stories WHERE slug = ?', slug)
    if (!row) return undefined
    const head = this.#head(row)
    const { schedule, shared } = head
    const problems = this.#json<readonly Problem[]>(slug, row.problems) ?? []
    const linked = this.#json<readonly LinkFacts[]>(slug, row.linked) ?? []
    const reading = { slug, story: this.#json<Story>(slug, row.story), linked, schedule, problems }
    return {
      ...head,
      reading: shared ? { ...reading, shared } : reading,
      terms: unsealed(slug, row.terms),
      output: this.#json<StoryOutput>(slug, row.output),
    }
  }

  /** Returns in which state a story was read. */
  head(slug: string): StoryRowHead | undefined {
    const row = this.#db.get('SELECT slug, is_rendered, head FROM stories WHERE slug = ?', slug)
    return row && this.#head(row)
  }

  /** Returns what other pages show of a story: always the same object. */
  story(slug: string): Story | undefined {
    if (this.#known.has(slug) || this.#hasAll) return this.#known.get(slug)
    const row = this.#db.get('SELECT story FROM stories WHERE slug = ?', slug)
    const story = this.#json<Story>(slug, row?.story)
    this.#known.set(slug, story)
    return story
  }

  /** Returns what other pages show of all stories. */
  stories(): Iterable<Story> {
    if (!this.#hasAll) {
      for (const { slug, story } of this.#db.rows('SELECT slug, story FROM stories')) {
        const name = textOf(slug)
        if (!this.#known.has(name)) this.#known.set(name, this.#json<Story>(name, story))
      }
      this.#hasAll = true
    }
    return [...this.#known.values()].flatMap((story) => story ?? [])
  }

  /** Returns the links of all stories, by the order of their slugs. */
  linked(): LinkFacts[] {
    return this.#db
      .all('SELECT slug, linked FROM stories ORDER BY slug')
      .flatMap(({ slug, linked }) => this.#json<readonly LinkFacts[]>(textOf(slug), linked) ?? [])
  }

  /** Returns the stories that have problems, by the order of their slugs. */
  problems(): { slug: string; problems: readonly Problem[] }[] {
    return this.#db.all('SELECT slug, problems FROM stories WHERE problems IS NOT NULL ORDER BY slug').map((row) => {
      const slug = textOf(row.slug)
      return { slug, problems: this.#json<readonly Problem[]>(slug, row.problems) ?? [] }
    })
  }

  /** Returns the keywords of all stories, by slug. */
  terms(): ReadonlyMap<string, string> {
    const rows = this.#db.all('SELECT slug, terms FROM stories')
    return new Map(rows.map(({ slug, terms }) => [textOf(slug), unsealed(textOf(slug), terms)]))
  }

  put({ reading, terms, output, isRendered, ...head }: StoryRow): void {
    const { slug, schedule, shared, problems, story, linked } = reading
    const seal = (value: unknown) => sealed(slug, toJson(value, this.#root))
    this.#known.delete(slug)
    if (this.#hasAll) this.#known.set(slug, story)
    this.#db.run(
      'INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      slug,
      isRendered ? 1 : 0,
      schedule.times.length > 0 || shared ? 1 : null,
      seal(headOf({ ...head, slug, schedule, ...(shared && { shared }) })),
      problems.length > 0 ? seal(problems) : null,
      sealed(slug, terms),
      story ? seal(story) : null,
      seal(linked),
      output ? seal(output) : null,
    )
  }

  /** Replaces the stamps of a story whose files have the same bytes. */
  setHead(head: Omit<StoryRowHead, 'isRendered'>): void {
    const value = sealed(head.slug, toJson(headOf(head), this.#root))
    this.#db.run('UPDATE stories SET head = ? WHERE slug = ?', value, head.slug)
  }

  /** Writes down what a story was rendered to. */
  setOutput(head: Omit<StoryRowHead, 'isRendered'>, output: StoryOutput): void {
    const { slug } = head
    const value = sealed(slug, toJson(output, this.#root))
    this.setHead(head)
    this.#db.run('UPDATE stories SET is_rendered = 1, output = ? WHERE slug = ?', value, slug)
    for (const [asset, css] of output.placeholderColors)
      this.#db.run('INSERT OR REPLACE INTO placeholders VALUES (?, ?)', asset, sealed(asset, css))
  }

  /** Returns what is shown in place of the pictures of all stories. */
  placeholders(): PlaceholderColors {
    const rows = this.#db.all('SELECT asset, css FROM placeholders')
    return new Map(rows.map(({ asset, css }) => [textOf(asset), unsealed(textOf(asset), css)]))
  }

  delete(slug: string): void {
    this.#known.delete(slug)
    for (const table of ['stories', 'related']) this.#db.run(`DELETE FROM ${table} WHERE slug = ?`, slug)
  }

  /** Lets a story be rendered again; by default all of them. */
  forgetOutput(slug?: string): void {
    if (slug === undefined) this.#db.run('UPDATE stories SET is_rendered = 0')
    else this.#db.run('UPDATE stories SET is_rendered = 0 WHERE slug = ?', slug)
  }

  /**
   * Notes that files of the whole site may not show a story as it is.
   * @param isText whether only its text has changed
   */
  noteChange(slug: string, isText: boolean): void {
    const sql =
      'INSERT INTO changes VALUES (?, ?) ON CONFLICT (slug) DO UPDATE SET is_text = min(is_text, excluded.is_text)'
    this.#db.run(sql, slug, isText ? 1 : 0)
  }

  /** The stories that files of the whole site may not show as they are, and those of them that other pages show otherwise. */
  changes(): { all: ReadonlySet<string>; shown: ReadonlySet<string> } {
    const rows = this.#db.all('SELECT slug, is_text FROM changes')
    const shown = rows.flatMap(({ slug, is_text }) => (is_text === 0 ? textOf(slug) : []))
    return { all: new Set(rows.map(({ slug }) => textOf(slug))), shown: new Set(shown) }
  }

  forgetChanges(): void {
    this.#db.run('DELETE FROM changes')
  }

  /** Returns the slugs of the related stories of a story. */
  related(slug: string): readonly string[] {
    const { others } = this.#db.get('SELECT others FROM related WHERE slug = ?', slug) ?? {}
    return others === undefined ? [] : slugsIn(unsealed(slug, others))
  }

  /**
   * Replaces the related stories of all stories.
   * @returns the stories whose related ones are others now
   */
  setRelated(all: ReadonlyMap<string, readonly string[]>): string[] {
    const before = new Map(
      this.#db.all('SELECT slug, others FROM related').map(({ slug, others }) => [textOf(slug), textOf(others)]),
    )
    const changed = [...all].flatMap(([slug, others]) => {
      const text = sealed(slug, ` ${others.join(' ')} `)
      return before.get(slug) === text ? [] : [[slug, text] as const]
    })
    for (const one of changed) this.#db.run('INSERT OR REPLACE INTO related VALUES (?, ?)', ...one)
    for (const slug of before.keys()) if (!all.has(slug)) this.#db.run('DELETE FROM related WHERE slug = ?', slug)
    return changed.map(([slug]) => slug)
  }

  /** Returns the stories to which others are related. */
  relatedTo(others: ReadonlySet<string>): string[] {
    const some = [...others]
    if (some.length <= FEW) {
      const like = 'SELECT slug FROM related WHERE instr(others, ?) > 0'
      return some.flatMap((one) => this.#db.all(like, ` ${one} `).map(({ slug }) => textOf(slug)))
    }
    const rows = this.#db.all('SELECT slug, others FROM related')
    const isTo = (text: unknown) => slugsIn(textOf(text)).some((one) => others.has(one))
    return rows.flatMap((row) => (isTo(row.others) ? textOf(row.slug) : []))
  }

  /** Keeps the text of a story until the end of the build. */
  keepText(slug: string, text: Uint8Array): void {
    this.#db.runWithBytes('INSERT OR REPLACE INTO texts VALUES (?, ?)', slug, text)
  }

  /** Returns the text that this build has kept of a story; undefined if it has not read it. */
  text(slug: string): Uint8Array | undefined {
    const { story } = this.#db.get('SELECT story FROM texts WHERE slug = ?', slug) ?? {}
    return story instanceof Uint8Array ? story : undefined
  }

  #head(row: Row): StoryRowHead {
    const slug = textOf(row.slug)
    const head: Omit<StoryRowHead, 'slug' | 'isRendered'> = JSON.parse(unsealed(slug, row.head))
    return { slug, isRendered: row.is_rendered === 1, ...head }
  }

  #json<Value>(slug: string, value: unknown): Value | undefined {
    return value === null || value === undefined ? undefined : fromJson<Value>(unsealed(slug, value), this.#root)
  }
}

/** With fewer stories than this, a query for each is faster than to read all. */
const FEW = 50

function slugsIn(text: string): string[] {
  return text.split(' ').filter(Boolean)
}

function headOf({ digest, stamps, schedule, shared, related }: Omit<StoryRowHead, 'isRendered'>) {
  return { digest, stamps, schedule, shared, related }
}
