import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { putLinksInput } from '../../index/put-story-inputs.ts'
import { StoryRows } from '../../index/story-rows.ts'
import type { Shard, ShardBuild } from '../../library/package-of.ts'
import { COUNT_STORIES, storyTask } from '../../library/story-inputs.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Publication } from '../../publication/publication.ts'
import { bucketCount, bucketOf, type SearchIndex, searchFolders, searchIndexes } from '../../search/search-folders.ts'
import { databaseIn, readSealed, writeSealed } from '../../store/cache-folder.ts'
import { ContentCache } from '../../store/content-cache.ts'
import { DamagedDatabase, textOf, unsealed } from '../../store/damage.ts'
import { Database, fromJson, toJson } from '../../store/database.ts'
import { storyState } from '../../store/digests.ts'
import { checkDatabase } from '../../store/exchange-database.ts'
import { Inputs } from '../../store/inputs.ts'
import { beginBuild, replaceFolder, siteFolder } from '../../store/out-folder.ts'
import { Outputs, outputsOf } from '../../store/outputs.ts'
import { TABLES } from '../../store/tables.ts'
import { isAsRead } from '../../story/translations/load-story.ts'
import { rememberFeedTexts } from '../../syndication/feed-files.ts'
import { type BuildRun, withBuildRun } from '../render/build-run.ts'
import { putSiteInputs, renderArchive } from '../render/render-archive.ts'
import { putStory, type ReadRun, readStories } from '../render/render-stories.ts'
import type { ReadStory } from '../render/render-story.ts'
import { buildSite } from './build-site.ts'
import { makeFiles, siteContext } from './make-site.ts'

/** Returns a shard's part of a list: neighbours, and as many as each other shard has, or one more or less. */
export function shareIn<One>(all: readonly One[], { index, of }: Shard): readonly One[] {
  const start = (number: number) => Math.ceil((number * all.length) / of)
  return all.slice(start(index - 1), start(index))
}

/** Returns how this machine builds its share of an archive. */
export function buildOfShard(shard: Shard): ShardBuild {
  const into = shardFolder(process.cwd(), shard)
  return {
    into,
    begin: (projectDir) => beginBuild(projectDir, into, refuseForeignShard),
    build: (projectDir, compiled) => buildShard(projectDir, compiled, shard),
  }
}

/**
 * The share of an index’s stories that a shard must have to make the index. To read those of other shards takes longer.
 */
const MOSTLY = 0.75

/** The note of the state in which a shard was built. */
const STATE = 'shard'

/** The tables of a build that a shard and the machine that merges it exchange. */
type Tables = Pick<BuildRun, 'db' | 'rows' | 'outputs' | 'inputs'> & { readonly cache: ContentCache }

/**
 * Reads the whole archive together with the other shards, renders a share of it, makes the search indexes of that share
 * and its texts for feeds, and leaves the result in a folder beside OUT_DIR for `mergeShards`.
 * @returns the warnings
 * @throws ContentError if the content has errors
 */
export async function buildShard(
  projectDir: string,
  compiled: Promise<unknown>,
  shard: Shard,
): Promise<readonly Problem[]> {
  return withBuildRun(projectDir, compiled, async (run) => {
    const { reading, state, db, rows, outputs, inputs, timing } = run
    const mine = new Set(sharesOf(run.names ?? [], shard.of)[shard.index - 1]?.flat())
    const shared = `${siteFolder(projectDir)}.readings`
    const { problems, rendering, library } = await renderArchive(
      run,
      (slug) => mine.has(slug),
      (...reads) => readTogether(shard, shared, ...reads),
    )
    const isOwn = ({ slugs }: SearchIndex) => slugs.filter((slug) => mine.has(slug)).length > slugs.length * MOSTLY
    const context = siteContext(rendering, library, db, rows, state)
    const indexes = searchFolders(context, searchIndexes(library).filter(isOwn))
    await makeFiles(run, rendering, SEARCH, indexes, false)
    timing.step('search')
    rememberFeedTexts(context, (slug) => mine.has(slug))
    timing.step('feeds')
    db.commit()
    const made = new Set(indexes.map(({ name }) => name))
    const folder = shardFolder(projectDir, shard)
    await replaceFolder(folder, refuseForeignShard, (staging) => {
      const left = open(staging, reading.root)
      left.outputs.setNote(STATE, state)
      left.inputs.take(COUNT_STORIES, inputs)
      move({ db, rows, outputs, inputs, cache: reading.cache }, left, mine, library.publication, (name) =>
        made.has(name),
      )
      left.db.commit()
      left.db.close()
    })
    return problems
  })
}

/**
 * Builds the site from shards. The result is the same, byte for byte, as one machine's build.
 * @param folders one for each shard
 * @throws if a shard was built from other content, by other code or with other settings
 */
export async function mergeShards(
  projectDir: string,
  compiled: Promise<unknown>,
  folders: readonly string[],
): Promise<readonly Problem[]> {
  await withBuildRun(projectDir, compiled, async (run) => {
    const { reading, db, rows, outputs, inputs } = run
    putSiteInputs(run)
    for (const folder of folders) {
      if (!isShard(folder)) throw new Error(`There is no shard in ${folder}.`)
      const shard = open(folder, reading.root)
      try {
        const slugs = soundSlugs(folder, shard, run.state)
        inputs.take(COUNT_STORIES, shard.inputs)
        move(shard, { db, rows, outputs, inputs, cache: reading.cache }, slugs, reading.library.publication, () => true)
      } finally {
        shard.db.close()
      }
    }
    db.commit()
  })
  return buildSite(projectDir, compiled)
}

/**
 * Returns the stories of a shard.
 * @throws if it has none, if it is damaged or names files outside the site, or if it was built in another state
 */
function soundSlugs(folder: string, { db, rows, outputs }: Tables, state: string): readonly string[] {
  try {
    checkDatabase(db)
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error
    throw new Error(`${folder} is damaged, and is not merged. ${error.message} Build this shard again.`, {
      cause: error,
    })
  }
  const slugs = rows.slugs()
  if (slugs.length > 0 && outputs.note(STATE) === state) return slugs
  throw new Error(`${folder} is empty, or was built from other content, by other code or with other settings.`)
}

const SEARCH = '@search'

/** Returns the folder of a shard. */
function shardFolder(projectDir: string, { index, of }: Shard): string {
  return `${siteFolder(projectDir)}.shard-${index}-of-${of}`
}

/**
 * Checks that a shard may replace a folder: it does not exist, is empty, or is itself a shard.
 * @throws otherwise, with the remedy
 */
function refuseForeignShard(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0 || isShard(folder)) return
  throw new Error(
    `${folder} contains files that are not a shard, and a build would replace them. Move them to another place.`,
  )
}

/** Whether a folder contains the cache of a shard, and nothing else. */
function isShard(folder: string): boolean {
  const database = path.basename(databaseIn(folder))
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.includes(database) && names.every((name) => ['files', database].includes(name))
}

function open(folder: string, root: string): Tables {
  const db = new Database(databaseIn(folder))
  const outputs = new Outputs(db)
  const inputs = new Inputs(db, outputs)
  return { db, rows: new StoryRows(db, root, inputs), outputs, inputs, cache: new ContentCache(folder) }
}

/**
 * Copies the output of stories and the search indexes. It leaves out what has a damaged file: that is made where the
 * shards are merged.
 */
function move(
  from: Tables,
  to: Tables,
  slugs: Iterable<string>,
  publication: Publication,
  isWanted: (folder: string) => boolean,
): void {
  const isTaken = (file: Parameters<ContentCache['take']>[0]) => to.cache.take(file, from.cache)
  for (const slug of slugs) {
    const row = from.rows.get(slug)
    if (!row?.output) continue
    const { files, parts } = row.output
    if (![...files, ...parts].every(isTaken)) continue
    const before = to.rows.get(slug)?.output
    to.rows.put(row, publication)
    putLinksInput(to.inputs, row.reading, undefined)
    const task = to.inputs.take(storyTask(slug), from.inputs)
    to.outputs.replace(slug, outputsOf(slug, row.output, task), before ? outputsOf(slug, before) : [])
    const memo = from.db.get('SELECT source, value FROM memos WHERE name = ?', `feed-texts/${slug}`)
    if (memo) {
      const [name, source] = [`feed-texts/${slug}`, textOf(memo.source)]
      to.db.put(TABLES.memos, { name, source, value: unsealed(name + source, memo.value) })
    }
    to.db.commitMany()
  }
  const indexes = [...Map.groupBy(from.outputs.of(SEARCH), ({ task }) => from.inputs.taskNamed(task))]
  const taken = indexes.flatMap(([name, files]) => {
    if (name === undefined || !isWanted(name) || !files.every(isTaken)) return []
    const task = to.inputs.take(name, from.inputs)
    return files.map((file) => ({ ...file, task }))
  })
  to.outputs.replace(SEARCH, taken, [])
}

/**
 * Reads stories together with the other shards of the build. It reads those of this shard first, and shares what it
 * read part by part. Then it takes the other stories from the parts that the other shards have shared so far, and reads
 * the rest itself. A shared story counts only if its files here have the same digest.
 * @param folder a folder that all shards see
 * @param slugs the stories that this shard has to read
 */
export async function readTogether(
  shard: Shard,
  folder: string,
  run: ReadRun,
  slugs: readonly string[],
): Promise<void> {
  const { root } = run.reading
  const left = new Set(slugs)
  const shares = sharesOf(run.names ?? [], shard.of)
  const fileOf = (index: number, part: number) => path.join(folder, `${index}-of-${shard.of}-${part}`)
  const read = (names: readonly string[]) =>
    readStories(
      run,
      names.filter((slug) => left.delete(slug)),
    )
  for (const [part, names] of (shares[shard.index - 1] ?? []).entries()) {
    await read(names)
    const stories = names.flatMap((slug) => run.rows.get(slug) ?? [])
    const shared: SharedPart = {
      state: run.state,
      stories: stories.map(({ digest, reading, terms }) => ({ digest, reading, terms })),
    }
    writeSealed(fileOf(shard.index, part), [toJson(shared, root)])
  }
  for (let part = 0; shares.some((share) => part < share.length); part++) {
    for (const [other, share] of shares.entries()) {
      const names = share[part] ?? []
      if (other === shard.index - 1 || !names.some((slug) => left.has(slug))) continue
      const text = readSealed(fileOf(other + 1, part))?.toString()
      const shared = text === undefined ? undefined : fromJson<SharedPart>(text, root)
      for (const story of shared?.state === run.state ? shared.stories : []) {
        const { slug } = story.reading
        const state = storyState(root, slug)
        if (!left.has(slug) || state.digest !== story.digest || !isAsRead(root, story.reading)) continue
        left.delete(slug)
        putStory(run, { ...story, ...(state.files && { files: state.files }) })
      }
      await read(names)
    }
  }
}

/** The number of parts in which a shard shares what it read, so that the others need not wait for all of it. */
const PARTS = 8

/** The fewest stories of a part, so that reading one is worth several threads. */
const FEWEST = 64

/** A story as shards share it: all that a build remembers of it, apart from its text. */
type SharedStory = Pick<ReadStory, 'digest' | 'reading' | 'terms'>

/** What a shard shares. */
interface SharedPart {
  /** A digest of all that every page depends on. What was read in another state is not used. */
  readonly state: string
  readonly stories: readonly SharedStory[]
}

/**
 * Divides stories among shards, and the stories of each shard into parts. As far as possible, the stories of a search
 * index are in one shard, which then makes the index. Otherwise their order is that of digests, so that no shard has
 * only long or only old stories.
 */
export function sharesOf(slugs: readonly string[], of: number): string[][][] {
  const count = bucketCount(slugs.length)
  const placed = slugs.map((slug) => ({ slug, place: bucketOf(slug, count) + bucketOf(slug, 2 ** 32) / 2 ** 32 }))
  const ordered = placed.sort((one, other) => one.place - other.place).map(({ slug }) => slug)
  return Array.from({ length: of }, (_, index) => {
    const own = shareIn(ordered, { index: index + 1, of })
    const parts = Math.min(PARTS, Math.max(1, Math.floor(own.length / FEWEST)))
    return Array.from({ length: parts }, (__, part) => [...shareIn(own, { index: part + 1, of: parts })])
  })
}
