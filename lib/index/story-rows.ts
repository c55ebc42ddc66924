import { type NumberedCandidate, namesOf } from '../library/related.ts'
import {
  COMPARE,
  FIND_RELATED,
  headInput,
  linksInput,
  relatedInput,
  storyInput,
  storyTask,
} from '../library/story-inputs.ts'
import type { Problem } from '../problem/problem.ts'
import type { Publication } from '../publication/publication.ts'
import type { Remembered, StoredFile } from '../store/content-cache.ts'
import { checkedFiles, textOf, unsealed } from '../store/damage.ts'
import { type Database, fromJson, type Row, toJson } from '../store/database.ts'
import type { StoryState } from '../store/digests.ts'
import type { Inputs } from '../store/inputs.ts'
import { setCheckOnly } from '../store/site-problems.ts'
import { TABLES } from '../store/tables.ts'
import type { LinkFacts, LoadedStory } from '../story/translations/load-story.ts'
import type { Story } from '../story/types/story.ts'
import { deleteListRows, putListRows } from './list-rows.ts'
import { addressesIn, mentionedIn, otherNames } from './mentions.ts'
import { putStoryInputs } from './put-story-inputs.ts'

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
  readonly #inputs: Inputs
  readonly #known = new Map<string, Story | undefined>()
  readonly #numbers = new Map<string, number>()
  #hasAll = false

  /** @param root the content folder */
  constructor(db: Database, root: string, inputs: Inputs) {
    this.#db = db
    this.#root = root
    this.#inputs = inputs
  }

  /** Reads in which state each story was read. */
  *heads(): Generator<StoryRowHead> {
    const sql = `SELECT slug || '/' || head FROM stories WHERE slug > ? ORDER BY slug LIMIT ${AT_ONCE}`
    let last = ''
    for (let texts = this.#db.texts(sql, last); texts.length > 0; texts = this.#db.texts(sql, last)) {
      for (const text of texts) {
        const end = text.indexOf('/')
        last = text.slice(0, end)
        yield this.#head({ slug: last, head: text.slice(end + 1) })
      }
    }
  }

  /** Returns the slugs of all stories, in order. */
  slugs(): string[] {
    return this.#db.texts('SELECT slug FROM stories ORDER BY slug')
  }

  get count(): number {
    return Number(this.#db.get('SELECT count(*) AS count FROM stories')?.count)
  }

  /** Returns the slugs of the stories that may change without a change of their files. */
  watched(): string[] {
    return this.#db.texts('SELECT slug FROM stories WHERE is_watched = 1')
  }

  get(slug: string): StoryRow | undefined {
    const row = this.#db.get('SELECT * FROM stories WHERE slug = ?', slug)
    if (!row) return undefined
    const head = this.#head(row)
    const { schedule, shared } = head
    const problems = this.#json<readonly Problem[]>(slug, row.problems) ?? []
    const linked = this.#json<readonly LinkFacts[]>(slug, row.linked) ?? []
    const checkOnly = Number(this.#db.get('SELECT problems FROM check_only WHERE slug = ?', slug)?.problems ?? 0)
    const reading = { slug, story: this.#json<Story>(slug, row.story), linked, schedule, problems, checkOnly }
    return {
      ...head,
      reading: shared ? { ...reading, shared } : reading,
      terms: unsealed(slug, row.terms),
      output: this.#output(slug, row.output),
    }
  }

  /** Returns in which state a story was read. */
  head(slug: string): StoryRowHead | undefined {
    const row = this.#db.get('SELECT slug, head FROM stories WHERE slug = ?', slug)
    return row && this.#head(row)
  }

  /** Returns what a story was rendered to. */
  output(slug: string): StoryOutput | undefined {
    return this.#output(slug, this.#db.get('SELECT output FROM stories WHERE slug = ?', slug)?.output)
  }

  /** Returns what other pages show of a story: always the same object. */
  story(slug: string): Story | undefined {
    if (this.#known.has(slug) || this.#hasAll) return this.#known.get(slug)
    const story = this.#json<Story>(slug, this.#db.get('SELECT story FROM stories WHERE slug = ?', slug)?.story)
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

  /**
   * Returns the links that a change of some stories may break, and all that these links need: the links of these
   * stories, of those that mention them or a list, and without links the files to which they lead.
   * @param pages the standing pages, whose links are compared too
   */
  linkedNear(slugs: Iterable<string>, pages: readonly LinkFacts[]): LinkFacts[] {
    const files = (names: ReadonlySet<string>) =>
      [...names].sort().flatMap((slug) => {
        const row = this.#db.get('SELECT linked FROM stories WHERE slug = ?', slug)
        return this.#json<readonly LinkFacts[]>(slug, row?.linked) ?? []
      })
    const changed = new Set(slugs)
    const names = new Set([
      ...changed,
      ...files(changed).flatMap((file) => [...otherNames(file), ...addressesIn(file)]),
    ])
    const mentioning = [...names].flatMap((name) => this.#db.texts('SELECT slug FROM mentions WHERE name = ?', name))
    const toLists = this.#db.texts(`SELECT slug FROM mentions WHERE name IN (${LIST_PAGES})`)
    const concerned = new Set([...changed, ...mentioning, ...toLists])
    const linked = files(concerned)
    const all = [...linked, ...pages]
    const owners = all.flatMap(({ links }) =>
      links.flatMap(({ address }) => this.#db.texts('SELECT slug FROM mentions WHERE name = ?', address)),
    )
    const targets = new Set([...owners, ...all.flatMap(mentionedIn)].filter((name) => !concerned.has(name)))
    return [...linked, ...files(targets).map((file) => ({ ...file, links: [] }))]
  }

  /** Returns the stories that have problems, by the order of their slugs. */
  problems(): { slug: string; problems: readonly Problem[] }[] {
    return this.#db.all('SELECT slug, problems FROM stories WHERE problems IS NOT NULL ORDER BY slug').map((row) => {
      const slug = textOf(row.slug)
      return { slug, problems: this.#json<readonly Problem[]>(slug, row.problems) ?? [] }
    })
  }

  /** Returns the published stories as they are compared to find related ones, newest first. */
  candidates(): NumberedCandidate[] {
    const from = 'FROM outlines WHERE words IS NOT NULL ORDER BY age, change, slug'
    const joined = `SELECT CAST(group_concat(words, '') AS BLOB) AS bytes FROM (SELECT words ${from})`
    const { bytes } = this.#db.get(joined) ?? {}
    const all = new Uint32Array(bytes instanceof Uint8Array ? bytes.slice().buffer : [])
    let start = 0
    return this.#db.texts(`SELECT length(words) || ' ' || slug ${from}`).map((text) => {
      const space = text.indexOf(' ')
      const end = start + Number(text.slice(0, space)) / Uint32Array.BYTES_PER_ELEMENT
      const candidate = { slug: text.slice(space + 1), topics: all[start] ?? 0, names: all.subarray(start + 1, end) }
      start = end
      return candidate
    })
  }

  /** Writes a story down, and the lists that contain it. */
  put({ reading, terms, output, ...head }: StoryRow, publication: Publication): void {
    const { slug, schedule, shared, problems, story, linked, checkOnly = 0 } = reading
    const json = (value: unknown) => toJson(value, this.#root)
    this.#known.delete(slug)
    if (this.#hasAll) this.#known.set(slug, story)
    const old = this.#db.get('SELECT story FROM stories WHERE slug = ?', slug)
    const isNew = old === undefined
    const before = this.#json<Story>(slug, old?.story)
    this.#db.put(TABLES.stories, {
      slug,
      is_watched: schedule.times.length > 0 || shared ? true : null,
      head: json(headOf({ ...head, schedule, ...(shared && { shared }) })),
      problems: problems.length > 0 ? json(problems) : null,
      terms,
      story: story ? json(story) : null,
      linked: json(linked),
      output: output ? json(output) : null,
    })
    const compared = isNew ? undefined : this.#comparedOf(slug)
    if (!isNew) {
      const addresses = new Set(linked.flatMap(addressesIn))
      const former = this.#db.texts("SELECT name FROM mentions WHERE slug = ? AND name GLOB '/*'", slug)
      // Other stories may link to an address that is gone.
      if (former.some((address) => !addresses.has(address))) this.#inputs.forget(COMPARE)
      this.#forgetLists(slug)
    }
    setCheckOnly(this.#db, checkOnly, slug)
    putStoryInputs(this.#inputs, reading, head, before)
    for (const name of new Set(linked.flatMap(mentionedIn))) this.#db.put(TABLES.mentions, { name, slug })
    if (story) this.#putLists(story, terms, publication)
    if (isNew || this.#comparedOf(slug) !== compared) this.#inputs.forget(FIND_RELATED)
  }

  /** Returns what is compared of a story to find related ones. */
  #comparedOf(slug: string): string {
    const { age, change, words } = this.#db.get('SELECT age, change, words FROM outlines WHERE slug = ?', slug) ?? {}
    return `${age} ${change} ${words}`
  }

  #putLists(story: Story, terms: string, publication: Publication): void {
    putListRows(this.#db, story, publication, (outline) => {
      const numbers = this.#numbersOf(namesOf({ ...outline, terms: terms.split(' ').filter(Boolean) }))
      return story.editions.size > 0 ? new Uint8Array(Uint32Array.of(outline.topics.length, ...numbers).buffer) : null
    })
  }

  /** Returns the numbers of words, and gives one to each that has none. */
  #numbersOf(words: readonly string[]): number[] {
    const unknown = words.filter((word) => !this.#numbers.has(word))
    if (unknown.length > 0) {
      const list = JSON.stringify(unknown)
      this.#db.run(NUMBER_WORDS, list)
      for (const { number, word } of this.#db.all(NUMBERS, list)) this.#numbers.set(textOf(word), Number(number))
    }
    return words.flatMap((word) => this.#numbers.get(word) ?? [])
  }

  #forgetLists(slug: string): void {
    deleteListRows(this.#db, slug)
    for (const table of ['mentions', 'check_only']) this.#db.run(`DELETE FROM ${table} WHERE slug = ?`, slug)
  }

  /** Replaces the stamps of a story whose files have the same bytes. */
  setHead(head: StoryRowHead): void {
    this.#db.change(TABLES.stories, { slug: head.slug }, { head: toJson(headOf(head), this.#root) })
  }

  /** Writes down what a story was rendered to. */
  setOutput(slug: string, output: StoryOutput): void {
    this.#db.change(TABLES.stories, { slug }, { output: toJson(output, this.#root) })
    for (const [asset, css] of output.placeholderColors) this.#db.put(TABLES.placeholders, { asset, css })
  }

  /** Returns what is shown in place of the pictures of all stories. */
  placeholders(): PlaceholderColors {
    const rows = this.#db.all('SELECT asset, css FROM placeholders')
    return new Map(rows.map(({ asset, css }) => [textOf(asset), unsealed(textOf(asset), css)]))
  }

  delete(slug: string): void {
    this.#known.delete(slug)
    this.#forgetLists(slug)
    for (const task of [FIND_RELATED, COMPARE, storyTask(slug)]) this.#inputs.forget(task)
    for (const table of ['stories', 'related']) this.#db.run(`DELETE FROM ${table} WHERE slug = ?`, slug)
    for (const inputOf of [storyInput, headInput, linksInput, relatedInput]) this.#inputs.delete(inputOf(slug))
  }

  /** Returns the slugs of the related stories of a story. */
  related(slug: string): readonly string[] {
    const { others } = this.#db.get('SELECT others FROM related WHERE slug = ?', slug) ?? {}
    return others === undefined ? [] : slugsIn(textOf(others))
  }

  /**
   * Replaces the related stories of all stories.
   * @returns the stories whose related ones are others now
   */
  setRelated(all: ReadonlyMap<string, readonly string[]>): string[] {
    const changed = new Map([...all].map(([slug, others]) => [slug, ` ${others.join(' ')} `]))
    const gone: string[] = []
    for (const line of this.#db.texts('SELECT slug || others FROM related')) {
      const slug = line.slice(0, line.indexOf(' '))
      if (!changed.has(slug)) gone.push(slug)
      else if (changed.get(slug) === line.slice(slug.length)) changed.delete(slug)
    }
    for (const [slug, others] of changed) this.#db.put(TABLES.related, { slug, others })
    for (const slug of gone) this.#db.run('DELETE FROM related WHERE slug = ?', slug)
    return [...changed.keys()]
  }

  /** Returns the stories to which others are related. */
  relatedTo(others: ReadonlySet<string>): string[] {
    const some = [...others]
    if (some.length <= FEW) {
      return some.flatMap((one) => this.#db.texts('SELECT slug FROM related WHERE instr(others, ?) > 0', ` ${one} `))
    }
    const rows = this.#db.all('SELECT slug, others FROM related')
    const isTo = (text: unknown) => slugsIn(textOf(text)).some((one) => others.has(one))
    return rows.flatMap((row) => (isTo(row.others) ? textOf(row.slug) : []))
  }

  #head(row: Row): StoryRowHead {
    const slug = textOf(row.slug)
    const head: Omit<StoryRowHead, 'slug'> = JSON.parse(unsealed(slug, row.head))
    return { slug, ...head }
  }

  #output(slug: string, value: unknown): StoryOutput | undefined {
    const output = this.#json<StoryOutput>(slug, value)
    if (!output) return undefined
    const { files, parts, remembered = [] } = output
    for (const some of [files, parts, ...remembered.map((made) => made.files)]) checkedFiles(some)
    return output
  }

  #json<Value>(slug: string, value: unknown): Value | undefined {
    return value === null || value === undefined ? undefined : fromJson<Value>(unsealed(slug, value), this.#root)
  }
}

/** The number of stories whose states are in memory at once. */
const AT_ONCE = 5000

const NUMBERS = 'SELECT number, word FROM words WHERE word IN (SELECT value FROM json_each(?))'

const NUMBER_WORDS = `
INSERT INTO words (number, word, crc) SELECT number, value, checksum(number, value) FROM
  (SELECT value, row_number() OVER () + (SELECT coalesce(max(number), -1) FROM words) AS number
   FROM json_each(?) WHERE value NOT IN (SELECT word FROM words))`

/** The names of the pages that list stories. Stories without a change may link to one that is gone. */
const LIST_PAGES = "'topics', 'authors', 'archive', 'corrections'"

/** With fewer stories than this, a query for each is faster than to read all. */
const FEW = 50

function slugsIn(text: string): string[] {
  return text.split(' ').filter(Boolean)
}

function headOf({ digest, stamps, schedule, shared }: Omit<StoryRowHead, 'slug'>) {
  return { digest, stamps, schedule, shared }
}
