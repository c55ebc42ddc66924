import type { Input } from '../store/inputs.ts'

/** The input that stands for code, settings, `site.yaml` and all else that every page depends on: a bundle. */
export const SITE = '@site'

/** The input that is the standing pages as they are read: some have a time at which they are published. */
export const PAGES = 'pages as read'

/** The input that is the names of the newsroom’s own files. */
export const STATICS = 'names in static/'

/** The input that is what other pages show of all stories. */
export const ALL_STORIES = 'heads of all stories'

/** The input that is the redirects of stories, and the addresses of those that are withdrawn. */
export const REDIRECTS = 'redirects and withdrawn addresses'

/** The input that is the time until which the site is as it is, if nobody changes it: then news ends, or a notice. */
export const TIME = 'time'

/** The input that stands for what editors choose for the front pages: a bundle of front.yaml and those of languages. */
export const FRONTS = '@fronts'

/** The input that is which sections of the newspaper have stories: menus leave out the others. */
export const SECTIONS = 'sections with stories'

/** Returns the input that is what editors choose for the front page of a language, while that holds. */
export function choiceInput(lang: string): string {
  return `front.yaml for ${lang}`
}

/** The task that finds the related stories of all stories. It is forgotten when what is compared of a story changes. */
export const FIND_RELATED = '@related'
/** The task that compares the links and names of all stories. It is forgotten when an address or a story is gone. */
export const COMPARE = '@compare'
/** The task that counts the problems of all stories that only `check` reports. */
export const COUNT_STORIES = '@check stories'
/** The task that counts those of standing pages and of the glossary. */
export const COUNT_PAGES = '@check pages'
/** The task that looks at all lists, and at all other files of the whole site. */
export const LOOK = '@look'

/** How the names of the inputs begin that are lists of stories whose texts are in a feed. */
export const FEED_LIST = 'feed '
/** The same of the mail edition of each language. */
export const MAIL_LIST = 'mail '
/** The input that is the newest stories of each language: llms.txt links them. */
export const NEWEST_LIST = 'newest stories'
/** How the names of the inputs begin that are lists of the stories in a search index. */
export const SEARCH_LIST = 'search '

/** Returns the task that renders a story. */
export function storyTask(slug: string): string {
  return `@story ${slug}`
}

/**
 * Returns the input that is everything in a story’s folder: a bundle of its files, and of the time for which it holds.
 */
export function storyInput(slug: string): string {
  return `stories/${slug}/`
}

/** Returns the input that is what other pages show of a story: headline, dates, authors … */
export function headInput(slug: string): string {
  return `head ${slug}`
}

/** Returns the input that is what is compared of a story with others: its links, names, terms and languages. */
export function linksInput(slug: string): string {
  return `links ${slug}`
}

/** Returns the input that is the related stories of a story, as its pages show them. */
export function relatedInput(slug: string): string {
  return `related ${slug}`
}

/** Returns the inputs of a story’s pages, its Markdown edition, its cards and its redirects. */
export function inputsOfStory(slug: string): Input[] {
  return [SITE, SECTIONS, storyInput(slug), relatedInput(slug)].map((name) => ({ name }))
}

/**
 * Returns what other pages show of a story, its head, or of a part of it, as a text to compare; empty if there is none.
 */
export function shownOf(value: unknown): string {
  const text = JSON.stringify(value, (key, inner) => {
    if (OWN.has(key)) return undefined
    return inner instanceof Map ? [...inner] : inner
  })
  return text ?? ''
}

/**
 * Facts that only the story’s own page, its problems and the page of wanted translations use: lines of files, and the
 * staleness of a translation.
 */
const OWN: ReadonlySet<string> = new Set(['place', 'named', 'staleness', 'work'])
