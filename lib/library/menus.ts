import { existsSync } from 'node:fs'
import path from 'node:path'
import { suitableTags } from '../language/language.ts'
import { suggest } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { editionAddress, topicAddress } from '../publication/addresses.ts'
import { factIn, type Publication, textIn } from '../publication/publication.ts'
import type { Site } from '../publication/site-schema.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import type { ByLanguage } from '../source/values.ts'
import { foldersOf } from '../story/read/read-folder.ts'
import { hasErrors, loadStory } from '../story/translations/load-story.ts'
import type { Story } from '../story/types/story.ts'

/** A link in a menu. */
export interface MenuLink {
  readonly address: string
  readonly title: string
  /** The language of the title: another one if it is not translated. */
  readonly lang: string
}

/** The menus of the pages in one language. */
export interface Menus {
  readonly header: readonly MenuLink[] | undefined
  readonly columns: readonly (Omit<MenuLink, 'address'> & { readonly links: readonly MenuLink[] })[] | undefined
}

/** The result of reading the menus: by language, empty if site.yaml has none. */
export interface ReadMenus {
  readonly menus: ReadonlyMap<string, Menus>
  readonly problems: readonly Problem[]
}

type Entry = NonNullable<NonNullable<Site['menus']>['header']>[string][number]

/**
 * Reads the menus of site.yaml. A menu shows the titles of the pages and stories that it names.
 * @param pages the standing pages by their folders
 */
export function readMenus(
  root: string,
  publication: Publication | undefined,
  site: YamlValue | undefined,
  pages: readonly { readonly slug: string; readonly story: Story | undefined }[],
): ReadMenus {
  const problems: Problem[] = []
  const { header, footer } = publication?.menus ?? {}
  if (!publication || !site || !(header || footer)) return { menus: new Map(), problems }
  const standing = new Map(pages.map(({ slug, story }) => [slug, story]))
  const { sections, languages } = publication
  const file = nameOf(root, path.join(root, 'site.yaml'))
  const report = (where: readonly PropertyKey[], rule: Rule, message: string, hint: string, what?: 'key') => {
    problems.push({ file, ...site.placeOf(where, what), severity: 'error', rule, message, hint })
  }
  const titleIn = (label: ByLanguage, tag: string) => {
    const { value: title, lang } = factIn(label, tag, publication)
    return { title, lang }
  }
  /** Returns the link of an entry in a language; undefined if the entry has a problem. */
  const read = (entry: Entry, where: readonly PropertyKey[]): ((tag: string) => MenuLink | undefined) => {
    if (typeof entry !== 'string') {
      return (tag) => ({ address: textIn(entry.url, tag, publication), ...titleIn(entry.label, tag) })
    }
    if (Object.hasOwn(sections, entry)) {
      const label = sections[entry]?.label ?? { '': entry }
      return (tag) => ({ address: topicAddress(tag, entry), ...titleIn(label, tag) })
    }
    const isStory = !standing.has(entry) && existsSync(path.join(root, 'stories', entry))
    const loaded = isStory ? loadStory(root, 'stories', entry, publication) : undefined
    const named = loaded ? loaded.story : standing.get(entry)
    if (!named && !standing.has(entry) && !isStory) {
      const known = [...Object.keys(sections), ...standing.keys(), ...foldersOf(root, 'stories').names]
      report(where, 'menu-unknown', `“${entry}” is not a section, standing page or story.`, suggest(entry, known))
    } else if (loaded && !hasErrors(loaded) && !named?.editions.size) {
      report(where, 'menu-unknown', `The story “${entry}” is not published.`, 'Publish it, or delete it here.')
    }
    return (tag) => named && linkTo(named, [...suitableTags(tag), publication.defaultLanguage])
  }
  const entries = (list: readonly Entry[], where: readonly PropertyKey[]) => {
    const links = list.map((entry, index) => read(entry, [...where, index]))
    return (tag: string) => links.flatMap((link) => link(tag) ?? [])
  }
  /** Reads a menu, or those of each language. */
  const eachMenu = <Value, Read>(
    menus: ByLanguage<Value>,
    key: string,
    readMenu: (menu: Value, where: string[]) => Read,
  ) =>
    Object.fromEntries(
      Object.entries(menus).map(([tag, menu]) => [tag, readMenu(menu, ['menus', key, ...(tag ? [tag] : [])])]),
    )
  const top = header && eachMenu(header, 'header', entries)
  const columns =
    footer &&
    eachMenu(footer, 'footer', (list, where) =>
      list.map(({ label, links }, index) => ({ label, links: entries(links, [...where, index, 'links']) })),
    )
  const menusIn = (tag: string): Menus => ({
    header: top && factIn(top, tag, publication).value(tag),
    columns:
      columns &&
      factIn(columns, tag, publication).value.map(({ label, links }) => ({
        ...titleIn(label, tag),
        links: links(tag),
      })),
  })
  return { menus: new Map(languages.map(({ tag }) => [tag, menusIn(tag)])), problems }
}

/** Returns a link to a story or page in the first of some languages that it has, or else in its original. */
export function linkTo({ original, editions }: Story, tags: readonly string[]): MenuLink | undefined {
  const edition = editions.get([...tags, original].find((tag) => editions.has(tag)) ?? original)
  return edition && { address: editionAddress(edition), title: edition.title, lang: edition.lang }
}
