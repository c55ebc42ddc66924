import path from 'node:path'
import type { ReadConfig } from '../../lib/builder/compile/newsroom-config.ts'
import { linterWith } from '../../lib/builder/compile/own-checks.ts'
import { FONTS, type ReadFonts, readFonts } from '../../lib/fonts/read-fonts.ts'
import { readFront } from '../../lib/library/front-choice.ts'
import type { Library } from '../../lib/library/library.ts'
import { BRAND, PORTRAITS, readLook } from '../../lib/library/look.ts'
import { readMenus } from '../../lib/library/menus.ts'
import { libraryOf, type SharedContent, toLibrary } from '../../lib/library/read-library.ts'
import { keywordsOfStory, relatedStories } from '../../lib/library/related.ts'
import { boundProblems } from '../../lib/problem/print-problems.ts'
import type { Problem } from '../../lib/problem/problem.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { readStatic, STATIC } from '../../lib/publication/static-files.ts'
import type { Collection } from '../../lib/story/read/read-folder.ts'
import { toLoadedStory } from '../../lib/story/translations/load-story.ts'
import type { Story } from '../../lib/story/types/story.ts'
import { devCollection } from './dev-collection.ts'

/** The files and folders on which no story depends. They are read after each change. */
const WITHOUT_STORIES = ['front.yaml', PORTRAITS, BRAND, STATIC]

/**
 * The content of a newsroom while it is written. All of it is read once, and after a change only what changed. It
 * contains stories with problems too.
 */
export class DevLibrary {
  readonly root: string
  #own: ReadConfig
  readonly #collections: Readonly<Record<Collection, ReturnType<typeof devCollection>>>
  readonly #terms = new WeakMap<Story, readonly string[]>()
  #site: Omit<SharedContent, 'pages' | 'front' | 'authors' | 'look' | 'menus' | 'statics'> = {
    publication: undefined,
    site: undefined,
    problems: [],
  }
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
      else if (!WITHOUT_STORIES.includes(first)) this.#readSite()
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
    const lint = await linterWith(this.#own.config, this.#own.bundle)
    const { publication } = this.#site
    const files = () => this.#collections[collection].files(slug, publication)
    const own = this.#checked.get(key) ?? toLoadedStory(files(), publication, lint).problems
    this.#checked.set(key, own)
    const all = [...own, ...this.problems].map((problem) => [JSON.stringify(problem), problem] as const)
    return [...new Map(all).values()]
  }

  /** A changed site.yaml may change every story and page, so all are read again. */
  #readSite(): void {
    const { publication, parsed: site, problems } = readPublication(this.root)
    this.#site = { publication: publication ?? this.#site.publication, site, problems }
    for (const collection of Object.values(this.#collections)) collection.forget()
    this.#readFonts()
  }

  #readFonts(): void {
    this.fonts = readFonts(this.root, this.#site.publication, this.#site.site)
  }

  #join(): void {
    const { publication, site, problems } = this.#site
    this.problems = problems
    this.#checked.clear()
    if (!publication) return
    const stories = this.#collections.stories.read(publication)
    const pages = this.#collections.pages.read(publication)
    const front = readFront(this.root)
    const statics = readStatic(this.root, publication)
    const look = readLook(this.root, publication, site)
    const menus = readMenus(this.root, publication, site, pages.loaded)
    const shared = {
      publication,
      site,
      front,
      statics,
      look,
      menus,
      pages: pages.loaded,
      problems: [...problems, ...this.#own.problems, ...pages.problems],
    }
    const whole = toLibrary(this.root, shared, stories.loaded, stories.problems)
    this.problems = boundProblems(whole.problems)
    const related = this.library?.related
    this.library = {
      ...libraryOf(publication, new Map(stories.loaded.map((one) => [one.slug, one])), {
        ...shared,
        pages: pages.loaded,
      }),
      ...(related && { related }),
    }
  }
}
