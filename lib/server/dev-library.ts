import path from 'node:path'
import { type ReadFonts, readFonts } from '../fonts/read-fonts.ts'
import { libraryOf, sharedContent, toLibrary } from '../index/read-library.ts'
import type { Library } from '../library/library.ts'
import { keywordsOfStory, relatedStories } from '../library/related.ts'
import { linterWith, type ReadConfig } from '../newsroom/newsroom-config.ts'
import { boundProblems } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'
import { BRAND, FONTS, PORTRAITS, STATIC } from '../publication/content-names.ts'
import type { Publication } from '../publication/publication.ts'
import { readPublication } from '../publication/read-publication.ts'
import { type FrontMatter, frontMatterSchema } from '../story/read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { type Collection, foldersOf } from '../story/read/read-folder.ts'
import { joinLanguages, originalOf, withSharedIds } from '../story/translations/join-languages.ts'
import { type LoadedStory, parseStoryFiles, type StoryFolder, toLoadedStory } from '../story/translations/load-story.ts'
import type { Story } from '../story/types/story.ts'

/** The files and folders on which no story depends. They are read after each change. */
const WITHOUT_STORIES = [PORTRAITS, BRAND, STATIC]

/**
 * The content of a newsroom while it is written. All of it is read once, and after a change only what changed. It
 * contains stories with problems too.
 */
export class DevLibrary {
  readonly root: string
  #own: ReadConfig
  readonly #collections: Readonly<Record<Collection, ReturnType<typeof devCollection>>>
  readonly #terms = new WeakMap<Story, readonly string[]>()
  #site: ReturnType<typeof readPublication> = { problems: [] }
  /** The library to show; undefined until there is a valid site.yaml. */
  library: Library | undefined
  /** The problems that a build would report, of the whole newsroom. */
  problems: readonly Problem[] = []
  /** The newsroom’s own fonts, which take longer to read than a save may. */
  fonts: Promise<ReadFonts> = readFonts('', undefined, undefined)
  readonly #checked = new Map<string, readonly Problem[]>()

  /**
   * @param root the content folder
   * @param own what the newsroom adds to Masthead
   */
  constructor(root: string, own: ReadConfig = { problems: [] }) {
    this.root = root
    this.#own = own
    this.#collections = { stories: devCollection(root, 'stories'), pages: devCollection(root, 'pages') }
    this.#readSite()
    this.#join()
  }

  /**
   * Reads changed files again.
   * @param files paths on this machine of files or folders, which may no longer exist
   */
  update(files: Iterable<string>): void {
    for (const file of files) {
      const [first = '', slug, ...inside] = path.relative(this.root, file).split(path.sep)
      if (first === 'stories' || first === 'pages') this.#collections[first].forget(slug, inside.length > 0)
      else if (first === FONTS) this.#readFonts()
      else if (!WITHOUT_STORIES.includes(first) && !/^front\..*yaml$/.test(first)) this.#readSite()
    }
    this.#join()
  }

  /** Takes what the newsroom adds to Masthead from now on, and reads everything again. */
  configure(own: ReadConfig): void {
    this.#own = own
    this.update([this.root])
  }

  /** Finds the related stories of each story. In a large newsroom that takes longer than a save may. */
  relate(): void {
    if (!this.library) return
    const { defaultLanguage } = this.library.publication
    const related = relatedStories(this.library, (story) => {
      const terms = this.#terms.get(story) ?? keywordsOfStory(story, defaultLanguage)
      this.#terms.set(story, terms)
      return terms
    })
    this.library = { ...this.library, related }
  }

  /** Returns all problems, and for one story or page also those that only `check` reports. */
  async problemsWith(collection: Collection, slug: string): Promise<readonly Problem[]> {
    const key = `${collection}/${slug}`
    const lint = await linterWith(this.root, this.#own.config, this.#own.bundle)
    const { publication } = this.#site
    const files = () => this.#collections[collection].files(slug, publication)
    const own = this.#checked.get(key) ?? toLoadedStory(files(), publication, lint).problems
    this.#checked.set(key, own)
    const all = [...own, ...this.problems].map((problem) => [JSON.stringify(problem), problem] as const)
    return [...new Map(all).values()]
  }

  /** A changed site.yaml may change every story and page, so all are read again. */
  #readSite(): void {
    const read = readPublication(this.root)
    const { publication = this.#site.publication } = read
    this.#site = { ...read, ...(publication && { publication }) }
    for (const collection of Object.values(this.#collections)) collection.forget()
    this.#readFonts()
  }

  #readFonts(): void {
    this.fonts = readFonts(this.root, this.#site.publication, this.#site.parsed)
  }

  #join(): void {
    const { publication, problems } = this.#site
    this.problems = problems
    this.#checked.clear()
    if (!publication) return
    const stories = this.#collections.stories.read(publication)
    const pages = this.#collections.pages.read(publication)
    const shared = sharedContent(this.root, this.#site, pages.loaded, [...this.#own.problems, ...pages.problems])
    this.problems = boundProblems(toLibrary(this.root, shared, stories.loaded, stories.problems).problems)
    const related = this.library?.related
    const whole = libraryOf(publication, new Map(stories.loaded.map((one) => [one.slug, one])), shared)
    this.library = { ...whole, ...(related && { related }) }
  }
}

/**
 * Returns the stories or the pages for their authors, as they were last read. Changed ones are read again. It reports
 * all their problems, and still returns what can be shown.
 */
function devCollection(root: string, collection: Collection) {
  const cached = new Map<string, LoadedStory>()
  /** By file, the last front matter that could be read. */
  const lastFrontMatter = new Map<string, FrontMatter>()
  let folders: ReturnType<typeof foldersOf> | undefined
  let last: StoryFolder | undefined

  function load(slug: string, publication: Publication): LoadedStory {
    const folder = parseStoryFiles(root, collection, slug, publication)
    last = folder
    const loaded = toLoadedStory(folder, publication)
    for (const { source, frontMatter } of folder.files) {
      if (frontMatter) lastFrontMatter.set(source.name, frontMatter)
    }
    if (loaded.problems.every(({ severity }) => severity === 'warning')) return loaded
    const { defaultLanguage } = publication
    const readable = folder.files
      .map((file) => ({ ...file, frontMatter: file.frontMatter ?? readableFrontMatter(file, lastFrontMatter) }))
      .sort((a, b) => Number(b.lang === defaultLanguage) - Number(a.lang === defaultLanguage))
    const files = withSharedIds(readable, originalOf(readable) ?? readable[0])
    const original = originalOf(files) ?? files[0]
    try {
      return { ...loaded, story: original && joinLanguages(files, original, publication) }
    } catch {
      return loaded // The same error is among its problems.
    }
  }

  return {
    /**
     * Drops cached stories or pages that have changed.
     * @param slug the folder; undefined for all
     * @param inside whether the change is within the folder, so that the folder still exists
     */
    forget(slug?: string, inside = false): void {
      if (slug === undefined) cached.clear()
      const isKnown = slug !== undefined && cached.delete(slug)
      if (!isKnown || !inside) folders = undefined
    },

    /**
     * Returns the files of a story or page. Those that were read last, such as those just saved, are not read again.
     */
    files(slug: string, publication: Publication | undefined): StoryFolder {
      return last?.slug === slug ? last : parseStoryFiles(root, collection, slug, publication)
    },

    /** Returns all stories or pages, and the problems outside their folders; reads only those that are not cached. */
    read(publication: Publication) {
      folders ??= foldersOf(root, collection)
      const loaded = folders.names.map((slug) => {
        const story = cached.get(slug) ?? load(slug, publication)
        cached.set(slug, story)
        return story
      })
      return { loaded, problems: folders.problems }
    },
  }
}

/**
 * Returns as much of a file's front matter as can be read, so that its text can be shown: the valid keys, or if it is
 * not YAML, the last front matter that was readable.
 */
function readableFrontMatter(
  { yaml, slug, source }: ParsedStoryFile,
  last: ReadonlyMap<string, FrontMatter>,
): FrontMatter {
  if (!yaml) return last.get(source.name) ?? { title: slug }
  const written: Record<string, unknown> = Object(yaml.value)
  const valid = Object.entries(frontMatterSchema.shape).flatMap(([key, schema]) => {
    const { success, data } = schema.safeParse(written[key])
    return success && data !== undefined ? [[key, data]] : []
  })
  return frontMatterSchema.parse({ title: slug, ...Object.fromEntries(valid) })
}
