import { hash } from 'node:crypto'
import path from 'node:path'
import { currentChoice, frontFile, type ReadFront } from '../../library/front-choice.ts'
import { endsOf } from '../../library/front-notice.ts'
import {
  datedAfter,
  type FoundEdition,
  type Library,
  type ListedCorrection,
  type SpelledTerm,
  type StoryIndex,
  type StoryOutline,
  type Term,
} from '../../library/library.ts'
import { allProblems, libraryOf, problemsOfSite } from '../../library/read-library.ts'
import { findRelated } from '../../library/related.ts'
import { FRONTS, relatedInput, SECTIONS, SITE, TIME } from '../../library/story-inputs.ts'
import { emptySections } from '../../library/terms.ts'
import { type NamedOutputs, namedOutputs } from '../../newsroom/newsroom-config.ts'
import type { Problem } from '../../problem/problem.ts'
import { buildTime } from '../../settings/settings.ts'
import { DamagedDatabase, textOf } from '../../store/damage.ts'
import { type Database, toJson } from '../../store/database.ts'
import { fileDigest } from '../../store/digests.ts'
import { digestOf, type Inputs } from '../../store/inputs.ts'
import { outputsOf, rememberedIn } from '../../store/outputs.ts'
import { picturesOfStory } from '../../story/kinds/kinds.ts'
import { hasErrors, type LinkFacts } from '../../story/translations/load-story.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'
import { scanAll, scanListed } from '../scan/scan-stories.ts'
import { LINKS_CHANGED, RELATED, type StoryOutput, type StoryRows } from '../scan/story-rows.ts'
import { type BuildRun, ContentError, missingPackages, STORIES } from './build-run.ts'
import { countCheckOnly } from './count-check-only.ts'
import { readStories, renderStories } from './render-stories.ts'
import { type RenderContext, writeSharedPictures } from './render-story.ts'
import { madeByStories, pictureFiles } from './shared-pictures.ts'

/** The result of rendering an archive. */
export interface RenderedArchive {
  readonly rendering: RenderContext
  /** All stories; a build reads those that it needs from the database. */
  readonly library: Library
  /** The stories whose texts are others now. */
  readonly changed: ReadonlySet<string>
  /** Whether the files that depend on more than texts may be others: lists, front pages, sitemaps. */
  readonly isSiteChanged: boolean
  /** The languages for whose front pages editors chose otherwise. */
  readonly fronts: readonly string[]
  /** The pictures of the standing pages, the portraits of authors, the logos, and the newsroom’s own fonts. */
  readonly pictures: StoryOutput
  /** The files that the newsroom makes itself. */
  readonly outputs: NamedOutputs
  /** The warnings about the content. */
  readonly problems: readonly Problem[]
}

/** Notes of what the next build or this one has to do, kept with the rows that are the reason. */
const SOURCE = 'source'
const SITE_CHANGED = 'site-changed'
const FRONT_CHOICES = 'fronts'
const SITE_PROBLEMS = 'site-problems'
const PICTURES = 'pictures'
const EMPTY_SECTIONS = 'empty-sections'

/**
 * Finds out what has changed, reads it, compares it with the rest and renders it. The database has the result.
 * @param isMine whether to render a story; by default all
 * @param readAll reads stories
 * @throws ContentError if the content has errors
 */
export async function renderArchive(
  run: BuildRun,
  isMine: (slug: string) => boolean = () => true,
  readAll = readStories,
): Promise<RenderedArchive> {
  const { reading, db, rows, outputs, inputs, timing } = run
  const { root, cache } = reading
  noteState(run)
  const fronts = chosenFronts(run)
  inputs.bundle(FRONTS, fronts.files)
  if (outputs.note(FRONT_CHOICES) !== fronts.note) outputs.setNote(LINKS_CHANGED, '1')
  const scanned = run.listed
    ? scanListed(root, rows, outputs, cache, run.names, run.listed, inputs)
    : scanAll(root, rows, outputs, cache, run.names ?? [], inputs)
  if (scanned.isSiteDamaged || scanned.gone.length > 0) outputs.setNote(SITE_CHANGED, '1')
  if (scanned.gone.length > 0) outputs.setNote(LINKS_CHANGED, '1')
  for (const slug of scanned.gone) {
    const { files = [], parts = [] } = rows.get(slug)?.output ?? {}
    outputs.replace(slug, [], outputsOf(slug, { files, parts }))
    rows.delete(slug)
  }
  timing.step('archive scanned')
  await readAll(run, scanned.changed)
  outputs.setNote(STORIES, run.stamp)
  timing.step('stories read')
  await countCheckOnly(run, scanned.changed)
  timing.step('problems of check counted')

  const { library, own, problems } = checkSite(run)
  timing.step('links and names checked')
  const { all: changed, shown } = rows.changes()
  const isSiteChanged = outputs.note(SITE_CHANGED) !== undefined || shown.size > 0
  if (isSiteChanged || fronts.changed.length > 0) noteTime(inputs, library)
  const others = isSiteChanged ? relate(run, shown) : []
  timing.step('related stories found')
  const rendering = await run.rendering()
  timing.step('code compiled meanwhile')
  const menus = noteMenus(run, library, isSiteChanged)
  const toRender = menus.areOther ? rows.slugs() : [...new Set([...scanned.changed, ...others])]
  const storyProblems = await renderStories(run, { ...library, ...menus }, toRender.filter(isMine))
  const pictures = await renderPictures(run, rendering, library)
  timing.step('stories rendered')
  db.commitMany()
  const errors = [...storyProblems, ...pictures.problems]
  if (errors.length > 0) throw new ContentError([...problems, ...errors])
  return { rendering, library, changed, isSiteChanged, fronts: fronts.changed, pictures, outputs: own, problems }
}

/** Writes down that all outputs are those of the database’s stories. */
export function noteRendered(run: BuildRun): void {
  const { rows, outputs, inputs } = run
  const { note } = chosenFronts(run)
  outputs.setNote(SITE_CHANGED, undefined)
  outputs.setNote(FRONT_CHOICES, note)
  rows.forgetChanges()
  inputs.completed()
}

/** Compares what every page depends on with the last build, and notes which rows are of no use any more. */
export function noteState({ site, reading, shared, folderProblems, outputs, inputs }: BuildRun): void {
  const { statics, pages } = shared
  const standing = pages.map(({ story, linked, problems }) => [story, linked, problems])
  const source = hash('sha256', toJson([statics, standing, folderProblems], reading.root))
  const now = buildTime()
  const { since, until = now }: { since: number; until?: number } = JSON.parse(inputs.value(TIME) ?? '{"since":null}')
  const isOver = since === null || now < since || now > until
  if (!inputs.bundle(SITE, site) && outputs.note(SOURCE) === source && !isOver) return
  outputs.setNote(SOURCE, source)
  outputs.setNote(SITE_CHANGED, '1')
  outputs.setNote(LINKS_CHANGED, '1')
}

/**
 * Returns the languages for whose front pages editors chose otherwise since the last build, and a note of all their
 * choices.
 */
function chosenFronts({ reading, shared: { publication, fronts }, outputs }: BuildRun) {
  const digestOfFront = ({ lang }: ReadFront) => fileDigest(path.join(reading.root, frontFile(lang)))
  const tags = publication?.languages.map(({ tag }) => tag) ?? []
  const choices = tags.map((tag) => [currentChoice(fronts, tag) ?? []].flat().map(digestOfFront).join())
  const [before = []]: readonly (readonly string[])[] = JSON.parse(outputs.note(FRONT_CHOICES) ?? '[]')
  const changed = tags.filter((_, index) => before[index] !== choices[index])
  const files = fronts.map((one) => ({ name: frontFile(one.lang), value: digestOfFront(one) }))
  return { changed, files, note: JSON.stringify([choices, fronts.map(digestOfFront)]) }
}

/**
 * Checks stories and pages against each other, if any of what is compared has changed.
 * @throws ContentError if the content has errors
 */
function checkSite({ reading, shared, rows, outputs, folderProblems, config, db }: BuildRun) {
  const { publication } = shared
  if (!publication) throw new ContentError(shared.problems)
  const byDate = {
    get: (slug: string) => ({ story: rows.story(slug) }),
    values: () => [...rows.stories()].map((story) => ({ story })),
  }
  const library = { ...libraryOf(publication, byDate, shared), index: new RowIndex(db, rows) }
  const stories = rows.problems()
  const withErrors = stories.filter(hasErrors).map(({ slug }) => slug)
  const compare = (linked: readonly LinkFacts[]) =>
    problemsOfSite(reading.root, shared, { slugs: rows.slugs(), linked, withErrors }, library)
  const { compared } = rows.changes()
  const isMuch = compared.size > FEW || (compared.size > 0 && publication.accept !== undefined)
  const isWhole = isMuch || outputs.note(LINKS_CHANGED) !== undefined
  const near = () =>
    rows.linkedNear(
      compared,
      shared.pages.flatMap(({ linked }) => linked),
    )
  const known = (): readonly Problem[] => JSON.parse(outputs.note(SITE_PROBLEMS) ?? '[]')
  const some = isWhole ? [] : compared.size === 0 ? known() : compare(near())
  // An error may concern more files, and its hint names the most similar of all names.
  const found = isWhole || some.some(isError) ? compare(rows.linked()) : some
  const storyProblems = stories.flatMap((one) => one.problems)
  const all = allProblems(shared, folderProblems, storyProblems, found)
  const own = namedOutputs(config, library, shared.statics.names)
  const problems = [...all, ...missingPackages(reading.root, shared), ...own.problems]
  if (problems.some(isError)) {
    db.commit()
    throw new ContentError(problems)
  }
  outputs.setNote(SITE_PROBLEMS, JSON.stringify(found))
  outputs.setNote(LINKS_CHANGED, undefined)
  return { library, own, problems }
}

/**
 * Finds the related stories of all stories, unless they are known.
 * @returns the stories whose pages may show others than before
 */
function relate({ rows, outputs, inputs, state }: BuildRun, shown: ReadonlySet<string>): string[] {
  const isKnown = outputs.note(RELATED) === state
  const changed = isKnown ? [] : rows.setRelated(findRelated(rows.candidates()))
  outputs.setNote(RELATED, state)
  for (const slug of changed) inputs.set(relatedInput(slug), NOT_FOUND)
  return [...changed, ...rows.relatedTo(shown)]
}

/** The digest of related stories that have been found, and have to be compared with what pages show. */
const NOT_FOUND = 'not compared'

/**
 * Finds the sections that menus leave out, unless they are known. If they are others, every page has to be rendered
 * again.
 */
function noteMenus({ outputs, inputs }: BuildRun, library: Library, isSiteChanged: boolean) {
  const tags = library.publication.languages.map(({ tag }) => tag)
  const noted = outputs.note(EMPTY_SECTIONS)
  const found = isSiteChanged ? JSON.stringify(tags.map((tag) => [tag, emptySections(library, tag)])) : (noted ?? '[]')
  const areOther = noted !== undefined && noted !== found
  inputs.set(SECTIONS, digestOf(found))
  if (isSiteChanged) outputs.setNote(EMPTY_SECTIONS, found)
  const empty: readonly (readonly [string, readonly string[]])[] = JSON.parse(found)
  return { areOther, emptySections: new Map(empty.filter(([, sections]) => sections.length > 0)) }
}

/** With more changed stories than this, all links are compared. */
const FEW = 50

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

async function renderPictures(
  { reading, rows, outputs, inputs, fonts }: BuildRun,
  rendering: RenderContext,
  library: Library,
): Promise<StoryOutput> {
  const { pages, portraits } = library
  const shown = [...[...pages.values()].flatMap(picturesOfStory), ...(portraits?.values() ?? [])]
  reading.cache.recall(madeByStories({ rows, outputs }, pictureFiles(shown)))
  reading.cache.recall(rememberedIn(outputs, PICTURES))
  const made = await writeSharedPictures(rendering, library)
  const files = [...new Map([...made.files, ...fonts].map((file) => [file.name, file])).values()]
  const task = inputs.made('@pictures', [{ name: SITE }])
  outputs.replace(
    '@pictures',
    files.map((file) => ({ ...file, task })),
  )
  outputs.setNote(PICTURES, JSON.stringify(reading.cache.recalled(files)))
  return { ...made, files }
}

/** Says until when the site is as it is now, if nobody changes it. */
function noteTime(inputs: Inputs, library: Library): void {
  const until = lastTimeOf(library)
  inputs.set(TIME, digestOf(String(until)), JSON.stringify({ since: buildTime(), until }))
}

/** Returns the last build time at which a site is as it is now if nobody changes it; undefined if it has no end. */
function lastTimeOf(library: Library): number | undefined {
  const now = buildTime()
  const ends = endsOf(library).map(({ until }) => Date.parse(until) - 1)
  const times = [changeAfter(library, now), ...ends].flatMap((time) => (time && time >= now ? time : []))
  return times.length > 0 ? Math.min(...times) : undefined
}

const DAY = 86_400_000

/**
 * Returns the first time after `now` at which the site may be another one although no story has changed: a story
 * becomes news or ceases to be news.
 * @returns milliseconds since 1970; undefined if there is no such time
 */
function changeAfter(library: Library, now: number): number | undefined {
  let soonest: number | undefined
  for (const { editions } of datedAfter(library, now - 3 * DAY)) {
    for (const { date } of editions.values()) {
      if (date === undefined) continue
      const times = [Date.parse(date) - DAY, Date.parse(date) + 2 * DAY].filter((time) => time >= now)
      for (const time of times) soonest = Math.min(time, soonest ?? time)
    }
  }
  return soonest
}

/** Answers what lists ask about all stories by queries. It remembers the answers, so no story may change any more. */
export class RowIndex implements StoryIndex {
  readonly #db: Database
  readonly #rows: StoryRows
  readonly #editions = new Map<string, readonly EditionOfRows[]>()
  readonly #bySlug = new Map<string, ReadonlyMap<string, EditionOfRows>>()
  readonly #terms = new Map<string, readonly SpelledTerm[]>()
  #outlines: readonly StoryOutline[] | undefined

  constructor(db: Database, rows: StoryRows) {
    this.#db = db
    this.#rows = rows
  }

  inLanguage = (lang: string): readonly EditionOfRows[] => {
    const known = this.#editions.get(lang)
    if (known) return known
    const sql = `SELECT coalesce(date, '') || ' ' || slug FROM editions WHERE lang = ? ORDER BY age, change, slug`
    const found = this.#db.texts(sql, lang).map((text, place) => {
      const end = text.indexOf(' ')
      return new EditionOfRows(this.#rows, lang, text.slice(end + 1), text.slice(0, end) || undefined, place)
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
    const found = this.#db.all(sql, lang, kind).map(({ term, slugs }) => {
      const spelled: Term = JSON.parse(textOf(term))
      const stories = textOf(slugs).split(' ')
      const ones = stories.flatMap((slug) => bySlug.get(slug) ?? [])
      return { term: spelled, stories: ones.sort((a, b) => a.place - b.place) }
    })
    this.#terms.set(`${kind} ${lang}`, found)
    return found
  }

  outlines = (): readonly StoryOutline[] => {
    const texts = () => this.#db.texts('SELECT outline FROM outlines ORDER BY age, change, slug')
    this.#outlines ??= texts().map((outline): StoryOutline => JSON.parse(outline))
    return this.#outlines
  }

  corrections = (lang: string): readonly ListedCorrection[] => {
    const found = this.#db.texts("SELECT term FROM terms WHERE lang = ? AND kind = 'correction'", lang)
    return found.map((term): ListedCorrection => JSON.parse(term))
  }

  moved = (): readonly Story[] => {
    const slugs = this.#db.texts('SELECT slug FROM outlines WHERE is_moved = 1 ORDER BY age, change, slug')
    return slugs.flatMap((slug) => this.#rows.story(slug) ?? [])
  }
}

class EditionOfRows implements FoundEdition {
  readonly #rows: StoryRows
  readonly lang: string
  readonly slug: string
  readonly date: string | undefined
  readonly place: number

  constructor(rows: StoryRows, lang: string, slug: string, date: string | undefined, place: number) {
    this.#rows = rows
    this.lang = lang
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
    const edition = this.story.editions.get(this.lang)
    if (!edition) throw new DamagedDatabase(`The story “${this.slug}” has no edition in ${this.lang}.`)
    return edition
  }
}
