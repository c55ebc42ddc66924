import { readdirSync } from 'node:fs'
import path from 'node:path'
import { type Language, scriptOf, suitableTags } from '../language/language.ts'
import { didYouMean, suggest } from '../problem/did-you-mean.ts'
import { type Place, type Problem, START } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { shellWord } from '../problem/wording.ts'
import {
  editionAddress,
  frontAddress,
  LANGUAGE_CHOOSER,
  RESERVED_SLUGS,
  STANDING_PAGES,
  storyAddress,
} from '../publication/addresses.ts'
import { BRAND, FONTS, GLOSSARY, MEDIA, MESSAGES, PORTRAITS, STATIC } from '../publication/content-names.ts'
import { languagesFor, type Publication, patternOf } from '../publication/publication.ts'
import { THEME } from '../publication/read-theme.ts'
import { mailsIn } from '../source/find-words.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import { type FoundByLanguage, nameOfKey } from '../source/values.ts'
import type { LinkFacts, LoadedStory } from '../story/translations/load-story.ts'
import { isOffered, leftOutNow } from '../story/types/story.ts'
import { frontFile } from './front-choice.ts'
import { type FoundEdition, type Library, storiesIn } from './library.ts'
import { authorsOf } from './terms.ts'

/** Reports standing pages that have the address of a story. */
export function duplicateSlugs(stories: readonly LinkFacts[], pages: readonly LinkFacts[]): Problem[] {
  const taken = firstFiles(stories)
  return pages.flatMap(({ file, slug }): Problem[] => {
    const story = taken.get(slug)
    if (story === undefined) return []
    const message = `The story ${story} has the same address.`
    const hint = 'Rename one of the two folders.'
    return [{ file, ...START, rule: 'slug-duplicate', severity: 'error', message, hint }]
  })
}

/** Returns the first file of each story or page, by slug. */
function firstFiles(files: readonly LinkFacts[]): Map<string, string> {
  const first = new Map<string, string>()
  for (const { slug, file } of files) if (!first.has(slug)) first.set(slug, file)
  return first
}

/** Reports standing pages that are missing in the default language: the footer of every page links to them. */
export function missingPages(root: string, publication: Publication, pages: readonly LinkFacts[]): Problem[] {
  const { languages, defaultLanguage } = publication
  if (!languages.some(({ tag }) => tag === defaultLanguage)) return []
  return untranslatedPages(defaultLanguage, pages).map((slug) => {
    const file = `${path.basename(root)}/pages/${slug}/${defaultLanguage}.md`
    const message = `The standing page “${slug}” is missing.`
    return { file, ...START, rule: 'page-missing', severity: 'error', message, hint: 'Write this file.' }
  })
}

function untranslatedPages(tag: string, pages: readonly LinkFacts[]): readonly string[] {
  return STANDING_PAGES.filter((slug) => !pages.some((page) => page.slug === slug && page.lang === tag))
}

/**
 * Warns, once for each language, of the texts that its readers get in another language: those of site.yaml and
 * front.yaml, and the standing pages. A text about an author is needed only where the author has a page.
 * @param library undefined if not all stories are read, so that nobody knows which pages authors have
 */
export function fallbacks(
  root: string,
  publication: Publication,
  texts: readonly FoundByLanguage[],
  site: YamlValue,
  pages: readonly LinkFacts[],
  library: Library | undefined,
): Problem[] {
  // What is inside a list for one language is not for the others.
  const isInside = (where: readonly PropertyKey[], [outer]: FoundByLanguage) =>
    outer.length < where.length && outer.every((key, index) => key === where[index])
  // A text in no language is an error already.
  const shared = texts.filter(
    ([where, values]) => Object.keys(values).length > 0 && !texts.some((other) => isInside(where, other)),
  )
  const isShown = ([kind, key, text]: readonly PropertyKey[], tag: string) =>
    kind !== 'authors' || (text !== 'name' && library !== undefined && authorsOf(library, tag).has(String(key)))
  return publication.languages.flatMap(({ tag }, index): Problem[] => {
    const suitable = suitableTags(tag).filter((one) => scriptOf(one) === scriptOf(tag))
    const missing = shared.filter(([where, values]) => !suitable.some((one) => one in values) && isShown(where, tag))
    const untranslated = tag === publication.defaultLanguage ? [] : untranslatedPages(tag, pages)
    const [page] = untranslated
    const names = [...missing.map(([where]) => nameOfKey(where)), ...untranslated.map((slug) => `pages/${slug}`)]
    if (names.length === 0) return []
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
    const message = `${names.length === 1 ? '1 text is' : `${names.length} texts are`} not in “${tag}”, so its readers get another language: ${names.slice(0, NAMED).join(', ')}${more}.`
    const hint = `Add \`${tag}: …\` to each (to a notice \`${tag}: {text: …, privacy: …, terms: …}\`), and write the pages; or accept it: \`accept: {text-missing: [site.yaml]}\`.`
    const at = { severity: 'warning', message, hint } as const
    if (missing.length === 0 && page) {
      const file = `${path.basename(root)}/pages/${page}/${tag}.md`
      return [{ ...at, file, ...START, rule: 'page-untranslated' }]
    }
    const file = nameOf(root, path.join(root, 'site.yaml'))
    return [{ ...at, file, ...site.placeOf(['languages', index]), rule: 'text-missing' }]
  })
}

/** The number of missing texts that a warning names. */
const NAMED = 8

/** Reports names under `pages` in site.yaml for which there is no folder, or that occur twice. */
export function unknownPages(
  root: string,
  publication: Publication,
  site: YamlValue,
  pages: readonly LoadedStory[],
): Problem[] {
  const named = publication.pages ?? []
  const known = pages.map(({ slug }) => slug)
  const file = nameOf(root, path.join(root, 'site.yaml'))
  return named.flatMap((name, index): Problem[] => {
    const at = { file, ...site.placeOf(['pages', index]), severity: 'error' as const }
    if (!known.includes(name)) {
      const message = `There is no folder “${name}” in pages.`
      return [{ ...at, rule: 'page-unknown', message, hint: suggest(name, known) }]
    }
    if (named.indexOf(name) === index) return []
    return [{ ...at, rule: 'value-invalid', message: `“${name}” is named twice.`, hint: 'Delete it here.' }]
  })
}

/** Warns of authors in site.yaml who are named by an e-mail address. */
export function authorMails(root: string, { authors = {} }: Publication, site: YamlValue): Problem[] {
  const at = { file: nameOf(root, path.join(root, 'site.yaml')), severity: 'warning', rule: 'byline-mail' } as const
  return Object.entries(authors).flatMap(([key, { name = {} }]): Problem[] => {
    const [mail] = Object.values(name).flatMap(mailsIn)
    const message = `This name is an e-mail address, which every reader can see: ${mail}`
    const hint = 'Write the name of the person. `email` has the address, if readers should have it.'
    return mail ? [{ ...at, ...site.placeOf(['authors', key, 'name']), message, hint }] : []
  })
}

/**
 * Warns of authors in site.yaml whom no story names, and of languages whose front pages are empty while another has
 * stories. All stories must be read before, without an error: one that has may name an author who seems unnamed.
 */
export function unusedEntries(root: string, library: Library, site: YamlValue): Problem[] {
  const { languages, authors = {} } = library.publication
  const names = new Set(languages.flatMap(({ tag }) => [...authorsOf(library, tag).keys()]))
  const at = { file: nameOf(root, path.join(root, 'site.yaml')), severity: 'warning' } as const
  const unnamed = Object.keys(authors).flatMap((key): Problem[] => {
    if (names.has(key)) return []
    const message = `No story names “${key}” as its author, translator or reviewer.`
    const place = site.placeOf(['authors', key], 'key')
    return [{ ...at, ...place, rule: 'author-unnamed', message, hint: suggest(key, [...names]) }]
  })
  const [newest] = languages.flatMap(({ tag }) => storiesIn(library, tag)[0] ?? [])
  const empty = languages.flatMap(({ tag }, index): Problem[] => {
    const { publication } = library
    if (!newest || languagesFor(publication, tag).some((one) => isOnFront(storiesIn(library, one), publication)))
      return []
    const isLeftOut = storiesIn(library, tag).length > 0
    const message = isLeftOut
      ? `Every story in “${tag}” is a machine translation without a reviewer, and \`unreviewed\` leaves these out, so its front page is empty.`
      : `No story is published in “${tag}”, so its front page is empty.`
    const remedy = isLeftOut
      ? 'Review one, and write `reviewer: Name` under its `translation`.'
      : `Translate one: npx masthead translate ${newest.slug} ${tag}.`
    const hint = `${remedy} Or show those of another language: \`fallback: {${tag}: [${newest.lang}]}\`.`
    return [{ ...at, ...site.placeOf(['languages', index]), rule: 'front-empty', message, hint }]
  })
  return [...unnamed, ...empty]
}

/** Whether fronts may show any of some stories. */
function isOnFront(stories: readonly FoundEdition[], publication: Publication): boolean {
  if (!leftOutNow(publication.unreviewed).includes('fronts')) return stories.length > 0
  return stories.some(({ edition }) => isOffered(edition, 'fronts', publication))
}

/** Reports folders and files under `accept` in site.yaml that do not exist. */
export function unmatchedAccept(
  root: string,
  { accept = {} }: Publication,
  site: YamlValue,
  files: readonly Pick<LinkFacts, 'file'>[],
): Problem[] {
  const file = nameOf(root, path.join(root, 'site.yaml'))
  return Object.entries(accept).flatMap(([rule, paths = []]) =>
    paths.flatMap((given, index): Problem[] => {
      const pattern = patternOf(given)
      if (files.some((one) => pattern.test(one.file))) return []
      const message = `“${given}” is neither a folder nor a file with a text.`
      const hint = 'Write it from the content folder: stories/2019-* or pages.'
      const place = site.placeOf(['accept', rule, index])
      return [{ file, ...place, rule: 'accept-unused', severity: 'warning', message, hint }]
    }),
  )
}

/**
 * Checks the names that stories have in one language alone, and their aliases (former names), which redirect. No two
 * stories may have the same address. The aliases in an original apply to every language, those in a translation to its
 * own.
 * @param reserved the names that no story may take; those of every newspaper are known for the names of folders
 */
export function addressProblems(
  stories: readonly LinkFacts[],
  pages: readonly LinkFacts[],
  reserved: readonly string[],
): Problem[] {
  const pageFiles = new Set(pages)
  const files = [...stories, ...pages]
  // By the name, or by language and name; and the first file of any language that has a name to itself.
  const taken = firstFiles(files)
  const inOne = new Map<string, string>()
  const slugOf = new Map(files.map(({ file, slug }) => [file, slug]))
  const claim = (file: LinkFacts, key: 'slug' | 'aliases', name: string, place: Place, isForAll: boolean) => {
    const error = (rule: Rule, message: string, hint: string): Problem[] => [
      { file: file.file, ...place, rule, severity: 'error', message, hint },
    ]
    const hint = key === 'aliases' ? 'Delete this alias.' : 'Choose another name.'
    if (pageFiles.has(file)) return error('value-invalid', `Only a story has \`${key}\`.`, 'Delete this line.')
    if (reserved.includes(name)) return error('slug-reserved', `“${name}” is an address of the site itself.`, hint)
    const holder = taken.get(name) ?? taken.get(`${file.lang}/${name}`) ?? (isForAll ? inOne.get(name) : undefined)
    const isOwn = holder !== undefined && slugOf.get(holder) === file.slug
    // A translation may have had the folder’s name, and a former one again.
    if (holder !== undefined && !(isOwn && !isForAll))
      return error('slug-duplicate', `“${name}” is the address of ${holder} already.`, hint)
    taken.set(isForAll ? name : `${file.lang}/${name}`, file.file)
    if (!isForAll && !inOne.has(name)) inOne.set(name, file.file)
    return []
  }
  const folders = firstFiles(stories)
  const inTheWay = reserved.flatMap((name): Problem[] => {
    const file = RESERVED_SLUGS.includes(name) ? undefined : folders.get(name)
    const message = `“${name}” is an address of the site itself.`
    const hint = 'Give the story’s folder another name.'
    return file ? [{ file, ...START, rule: 'slug-reserved', severity: 'error', message, hint }] : []
  })
  return [
    ...inTheWay,
    ...files.flatMap((file) => (file.ownSlug ? claim(file, 'slug', file.ownSlug, file.named ?? START, false) : [])),
    ...files.flatMap((file) =>
      file.aliases.flatMap(({ name, place, translated }) => claim(file, 'aliases', name, place, !translated)),
    ),
  ]
}

/**
 * Checks every link within the site. All content must be read before.
 * @param languages the languages that have a front page
 * @param isOther whether an address is that of a page that lists stories, or of a file of the newsroom
 */
export function brokenLinks(
  files: readonly LinkFacts[],
  languages: readonly string[],
  isOther: (address: string) => boolean,
): Problem[] {
  const pages = new Map([[LANGUAGE_CHOOSER, '']])
  for (const language of languages) pages.set(frontAddress(language), '')
  for (const file of files) pages.set(editionAddress(file), file.ids)
  const renamed = new Map(files.map((file) => [storyAddress(file.lang, file.slug), editionAddress(file)]))
  for (const { lang, slug, aliases } of files)
    for (const { name, translated } of aliases)
      for (const tag of translated ? [lang] : [lang, ...languages])
        renamed.set(storyAddress(tag, name), renamed.get(storyAddress(tag, slug)) ?? storyAddress(tag, slug))
  /** Returns the address that a link with a wrong one may mean: one of its own language before a more similar one. */
  const nearestTo = (address: string, lang: string) => {
    const near = [...pages.keys()].filter((page) => page.startsWith(frontAddress(lang)))
    const translated = storyAddress(lang, path.posix.basename(address))
    return (
      renamed.get(address) ??
      (near.includes(translated) ? translated : undefined) ??
      didYouMean(address, near) ??
      didYouMean(address, [...pages.keys()])
    )
  }
  const unread = new Set(files.filter(({ hasErrors }) => hasErrors).map(editionAddress))
  const drafts = new Set(files.filter(({ draft }) => draft).map(editionAddress))
  return files.flatMap(({ links, ...source }) =>
    links.flatMap(({ address, fragment, href, place }): Problem[] => {
      const report = (what: string, hint: string): Problem[] => [
        {
          file: source.file,
          ...place,
          rule: 'link-broken',
          severity: source.severity,
          message: `The link “${href}” leads to ${what}`,
          hint,
        },
      ]
      const ids = (pages.get(address) ?? (isOther(address) ? '' : undefined))?.split(' ')
      if (!ids) {
        const nearest = nearestTo(address, source.lang)
        const hint = nearest ? `Did you mean “${nearest}”?` : 'Write an address such as /en/about/.'
        return report(`nothing: there is no ${address}.`, hint)
      }
      // A draft may refer to other drafts: they may be published together.
      if (drafts.has(address) && !drafts.has(editionAddress(source))) {
        return report('a draft, which is not published.', 'Publish that story too, or leave the link out.')
      }
      if (!fragment || ids.includes(fragment) || unread.has(address)) return []
      const nearest = didYouMean(fragment, ids)
      const hint = nearest ? `Did you mean “#${nearest}”?` : 'Copy it from the address of the section on its page.'
      return report(`nothing: there is no #${fragment} on ${address}.`, hint)
    }),
  )
}

/**
 * Warns of folders in the content folder that nothing reads, and of files there that are meant as a text or a setting.
 */
export function unreadEntries(root: string, languages?: readonly Language[]): Problem[] {
  const files = [...FILES, ...(languages ?? []).map(({ tag }) => frontFile(tag))]
  return entriesOf(root).flatMap((entry): Problem[] => {
    const isFile = entry.isFile()
    const { name } = entry
    // An error in site.yaml may be why the languages are not known.
    if (!languages && FRONT_OF_LANGUAGE.test(name)) return []
    if (name.startsWith('.') || [...files, ...FOLDERS].includes(name) || (isFile && !MEANT.test(name))) return []
    const message = `Masthead does not read ${isFile ? 'the file' : 'the folder'} “${name}” here.`
    const file = nameOf(root, path.join(root, name))
    const hint = hintFor(root, name, isFile, files)
    return [{ file, ...START, rule: 'content-unread', severity: 'warning', message, hint }]
  })
}

const TEXTS = ['stories', 'pages']
const FOLDERS = [...TEXTS, MEDIA, STATIC, FONTS, PORTRAITS, BRAND, MESSAGES]
const FILES = ['site.yaml', frontFile(), GLOSSARY, THEME]

const FRONT_OF_LANGUAGE = /^front\.[\w-]+\.yaml$/

/** The entries that Masthead reads, but beside the content folder. */
const BESIDE = ['overrides', 'masthead.config.ts']

// Notes for whoever opens the folder are no story; of other files, only these can be meant for Masthead.
const MEANT = /^(?!readme|license|licence|changelog|contributing).*\.(md|ya?ml|css|ts)$/i

function hintFor(root: string, name: string, isFile: boolean, files: readonly string[]): string {
  const base = path.basename(root)
  if (BESIDE.includes(name)) return `Move it beside the folder ${base}.`
  if (name.endsWith('.md')) return 'Write a story in a folder of its own: stories/the-harbour-reopens/en.md.'
  const isOfTexts = !isFile && entriesOf(path.join(root, name), true).some((entry) => entry.name.endsWith('.md'))
  if (isOfTexts)
    return `Did you mean “${didYouMean(name, TEXTS) ?? 'stories'}”? Stories of another system: npx masthead import ${shellWord(`${base}/${name}`)}`
  const remedy = isFile ? suggest(name, files) : `Known here: ${FOLDERS.join(', ')}.`
  return `${remedy} Rename it, or move it out of ${base}.`
}

/** Returns the entries of a folder in order; none if it cannot be read, which others report. */
function entriesOf(folder: string, recursive = false) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
