import path from 'node:path'
import { allProblems, libraryOf, problemsOfSite } from '../../index/read-library.ts'
import { RowIndex } from '../../index/row-index.ts'
import type { StoryOutput } from '../../index/story-rows.ts'
import { currentChoice, frontFile, type ReadFront } from '../../library/front-choice.ts'
import { endsOf } from '../../library/front-notice.ts'
import { datedAfter, type Library } from '../../library/library.ts'
import { findRelated } from '../../library/related.ts'
import {
  COMPARE,
  choiceInput,
  FIND_RELATED,
  FRONTS,
  headInput,
  LOOK,
  linksInput,
  relatedInput,
  SECTIONS,
  SITE,
  STATICS,
  TIME,
} from '../../library/story-inputs.ts'
import { emptySections } from '../../library/terms.ts'
import { type NamedOutputs, namedOutputs } from '../../newsroom/newsroom-config.ts'
import type { Problem } from '../../problem/problem.ts'
import { buildTime } from '../../settings/settings.ts'
import { toJson } from '../../store/database.ts'
import { fileDigest } from '../../store/digests.ts'
import { digestOf, type Inputs } from '../../store/inputs.ts'
import { rememberedIn, rememberIn } from '../../store/memos.ts'
import { outputsOf } from '../../store/outputs.ts'
import { setSiteProblems, siteProblems } from '../../store/site-problems.ts'
import { picturesOfStory } from '../../story/kinds/kinds.ts'
import { hasErrors, type LinkFacts } from '../../story/translations/load-story.ts'
import { scanAll, scanListed } from '../scan/scan-stories.ts'
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
  putSiteInputs(run)
  const scanned = run.listed
    ? scanListed(root, rows, outputs, cache, run.names, run.listed, inputs)
    : scanAll(root, rows, outputs, cache, run.names ?? [], inputs)
  if (scanned.isSiteDamaged) inputs.forget(LOOK)
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
  const shown = inputs.changed(headInput(''))
  const isSiteChanged =
    shown.size > 0 || !inputs.isMadeFrom(LOOK, LOOKED_AT) || LOOKED_AT.some(({ name }) => inputs.isChanged(name))
  const fronts = [...inputs.changed(choiceInput(''))]
  if (isSiteChanged || fronts.length > 0) noteTime(inputs, library)
  const others = relate(run, shown)
  timing.step('related stories found')
  const rendering = await run.rendering()
  timing.step('code compiled meanwhile')
  const menus = noteMenus(inputs, library, isSiteChanged)
  const toRender = menus.areOther ? rows.slugs() : [...new Set([...scanned.changed, ...others])]
  const storyProblems = await renderStories(run, { ...library, ...menus }, toRender.filter(isMine))
  const pictures = await renderPictures(run, rendering, library)
  timing.step('stories rendered')
  db.commitMany()
  const errors = [...storyProblems, ...pictures.problems]
  if (errors.length > 0) throw new ContentError([...problems, ...errors])
  return { rendering, library, isSiteChanged, fronts, pictures, outputs: own, problems }
}

/** What makes a build look at all files of the whole site, besides what these show of stories. */
const LOOKED_AT = [SITE, TIME].map((name) => ({ name }))

/** Writes down that all outputs are those of the database’s stories. */
export function noteRendered({ inputs }: BuildRun): void {
  inputs.made(LOOK, LOOKED_AT)
  inputs.completed()
}

/** Says what everything but stories is now. If the time is over for which the site was made, it is looked at again. */
export function putSiteInputs({ site, reading, shared, inputs }: BuildRun): void {
  const { statics, publication, fronts } = shared
  inputs.bundle(SITE, site)
  inputs.set(STATICS, digestOf(toJson(statics, reading.root)))
  const digestOfFront = ({ lang }: ReadFront) => fileDigest(path.join(reading.root, frontFile(lang)))
  inputs.bundle(
    FRONTS,
    fronts.map((one) => ({ name: frontFile(one.lang), value: digestOfFront(one) })),
  )
  for (const { tag } of publication?.languages ?? []) {
    const choice = [currentChoice(fronts, tag) ?? []].flat().map(digestOfFront)
    inputs.set(choiceInput(tag), digestOf(choice.join()))
  }
  if (isOver(inputs)) for (const task of [LOOK, COMPARE]) inputs.forget(task)
}

/** Whether it is not sure that the site is now as it was when all of it was looked at, if nobody has changed it. */
function isOver(inputs: Inputs): boolean {
  const now = buildTime()
  const held: { since: number | null; until?: number } = JSON.parse(inputs.value(TIME) ?? '{"since":null}')
  const { since, until = now } = held
  return since === null || now < since || now > until
}

/**
 * Checks stories and pages against each other, if any of what is compared has changed.
 * @throws ContentError if the content has errors
 */
function checkSite({ reading, shared, rows, inputs, folderProblems, config, db }: BuildRun) {
  const { publication } = shared
  if (!publication) throw new ContentError(shared.problems)
  const byDate = {
    get: (slug: string) => ({ story: rows.story(slug) }),
    values: () => [...rows.stories()].map((story) => ({ story })),
  }
  const index = new RowIndex(
    () => db,
    (slug) => rows.story(slug),
  )
  const library = { ...libraryOf(publication, byDate, shared), index }
  const stories = rows.problems()
  const withErrors = stories.filter(hasErrors).map(({ slug }) => slug)
  const compare = (linked: readonly LinkFacts[]) =>
    problemsOfSite(reading.root, shared, { slugs: rows.slugs(), linked, withErrors }, library)
  const compared = inputs.changed(linksInput(''))
  const isMuch = compared.size > FEW || (compared.size > 0 && publication.accept !== undefined)
  const isWhole = isMuch || !inputs.isMadeFrom(COMPARE, COMPARED)
  const compareAll = () => compare(rows.linked())
  const compareSome = () => {
    if (compared.size === 0) return siteProblems(db)
    const ofPages = shared.pages.flatMap(({ linked }) => linked)
    const near = compare(rows.linkedNear(compared, ofPages))
    // An error may concern more files, and its hint names the most similar of all names.
    return near.some(isError) ? compareAll() : near
  }
  const found = isWhole ? compareAll() : compareSome()
  const storyProblems = stories.flatMap((one) => one.problems)
  const all = allProblems(shared, folderProblems, storyProblems, found)
  const own = namedOutputs(config, library, shared.statics.names)
  const problems = [...all, ...missingPackages(reading.root, shared), ...own.problems]
  if (problems.some(isError)) {
    db.commit()
    throw new ContentError(problems)
  }
  setSiteProblems(db, found)
  inputs.made(COMPARE, COMPARED)
  return { library, own, problems }
}

/** What makes a build compare all stories and pages with each other, besides what of the stories is compared. */
const COMPARED = [SITE, STATICS, FRONTS].map((name) => ({ name }))

/**
 * Finds the related stories of all stories, unless they are known.
 * @param shown the stories that other pages show otherwise
 * @returns the stories whose pages may show others than before
 */
function relate({ rows, inputs }: BuildRun, shown: ReadonlySet<string>): string[] {
  const from = [{ name: SITE }]
  if (inputs.isMadeFrom(FIND_RELATED, from)) return rows.relatedTo(shown)
  const changed = rows.setRelated(findRelated(rows.candidates()))
  for (const slug of changed) inputs.set(relatedInput(slug), NOT_FOUND)
  inputs.made(FIND_RELATED, from)
  return [...changed, ...rows.relatedTo(shown)]
}

/** The digest of related stories that have been found, and have to be compared with what pages show. */
const NOT_FOUND = 'not compared'

/**
 * Finds the sections that menus leave out, unless they are known. If they are others, every page has to be rendered
 * again.
 */
function noteMenus(inputs: Inputs, library: Library, isSiteChanged: boolean) {
  const tags = library.publication.languages.map(({ tag }) => tag)
  const known = inputs.value(SECTIONS)
  const found =
    isSiteChanged || known === undefined ? JSON.stringify(tags.map((tag) => [tag, emptySections(library, tag)])) : known
  const areOther = inputs.set(SECTIONS, digestOf(found), found) && known !== undefined
  const empty: readonly (readonly [string, readonly string[]])[] = JSON.parse(found)
  return { areOther, emptySections: new Map(empty.filter(([, sections]) => sections.length > 0)) }
}

/** With more changed stories than this, all links are compared. */
const FEW = 50

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

async function renderPictures(
  { reading, db, rows, outputs, inputs, fonts }: BuildRun,
  rendering: RenderContext,
  library: Library,
): Promise<StoryOutput> {
  const { pages, portraits } = library
  const shown = [...[...pages.values()].flatMap(picturesOfStory), ...(portraits?.values() ?? [])]
  reading.cache.recall(madeByStories({ rows, outputs }, pictureFiles(shown)))
  reading.cache.recall(rememberedIn(db, 'pictures'))
  const made = await writeSharedPictures(rendering, library)
  const files = [...new Map([...made.files, ...fonts].map((file) => [file.name, file])).values()]
  const task = inputs.made('@pictures', [{ name: SITE }])
  outputs.replace(
    '@pictures',
    files.map((file) => ({ ...file, task })),
  )
  rememberIn(db, 'pictures', reading.cache.recalled(files))
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
