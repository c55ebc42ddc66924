import { existsSync } from 'node:fs'
import path from 'node:path'
import { suggest } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { editionAddress, topicAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import type { Site } from '../publication/site-schema.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import { foldersOf } from '../story/read/read-folder.ts'
import { hasErrors, loadStory } from '../story/translations/load-story.ts'
import type { Story } from '../story/types/story.ts'

/** A link in a menu. */
export interface MenuLink {
  readonly address: string
  readonly title: string
  /** The language of the page: another one if it is not translated. */
  readonly lang: string
}

/** The menus of the pages in one language. */
export interface Menus {
  readonly header: readonly MenuLink[] | undefined
  readonly columns: readonly { readonly title: string; readonly links: readonly MenuLink[] }[] | undefined
}

/** The result of reading the menus: by language, empty if site.yaml has none. */
export interface ReadMenus {
  readonly menus: ReadonlyMap<string, Menus>
  readonly problems: readonly Problem[]
}

type Entry = NonNullable<NonNullable<Site['menus']>['header']>[number]

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
  const checkLabel = (label: Readonly<Record<string, string>>, where: readonly PropertyKey[]) => {
    const tags = languages.map(({ tag }) => tag)
    for (const tag of tags.filter((one) => !Object.hasOwn(label, one)))
      report(where, 'text-missing', `This label has no text in “${tag}”.`, `Add a line \`${tag}: …\` here.`, 'key')
    for (const tag of Object.keys(label).filter((one) => !tags.includes(one)))
      report([...where, tag], 'language-unknown', `“${tag}” is none of the languages.`, suggest(tag, tags), 'key')
  }
  /** Returns the link of an entry in a language; undefined if the entry has a problem. */
  const read = (entry: Entry, where: readonly PropertyKey[]): ((tag: string) => MenuLink | undefined) => {
    if (typeof entry !== 'string') {
      checkLabel(entry.label, [...where, 'label'])
      return (tag) => ({ address: entry.url, title: entry.label[tag] ?? '', lang: tag })
    }
    if (Object.hasOwn(sections, entry)) {
      const label = sections[entry]?.label ?? {}
      return (tag) => ({ address: topicAddress(tag, entry), title: label[tag] ?? '', lang: tag })
    }
    const isStory = !standing.has(entry) && existsSync(path.join(root, 'stories', entry))
    const loaded = isStory ? loadStory(root, 'stories', entry, publication) : undefined
    const named = loaded ? loaded.story : standing.get(entry)
    if (!named && !standing.has(entry) && !isStory) {
      const known = [...Object.keys(sections), ...standing.keys(), ...foldersOf(root, 'stories').names]
      report(where, 'menu-unknown', `“${entry}” is no section, standing page or story.`, suggest(entry, known))
    } else if (loaded && !hasErrors(loaded) && !named?.editions.size) {
      report(where, 'menu-unknown', `The story “${entry}” is not published.`, 'Publish it, or delete it here.')
    }
    return (tag) => named && linkTo(named, tag, publication.defaultLanguage)
  }
  const entries = (list: readonly Entry[] | undefined, where: readonly PropertyKey[]) => {
    const links = list?.map((entry, index) => read(entry, [...where, index]))
    return (tag: string) => links?.flatMap((link) => link(tag) ?? [])
  }
  const top = entries(header, ['menus', 'header'])
  const columns = footer?.map(({ label, links }, index) => {
    checkLabel(label, ['menus', 'footer', index, 'label'])
    return { label, links: entries(links, ['menus', 'footer', index, 'links']) }
  })
  const menusIn = (tag: string): Menus => ({
    header: top(tag),
    columns: columns?.map(({ label, links }) => ({ title: label[tag] ?? '', links: links(tag) ?? [] })),
  })
  return { menus: new Map(languages.map(({ tag }) => [tag, menusIn(tag)])), problems }
}

function linkTo({ original, editions }: Story, tag: string, home: string): MenuLink | undefined {
  const edition = editions.get(tag) ?? editions.get(home) ?? editions.get(original)
  return edition && { address: editionAddress(edition), title: edition.title, lang: edition.lang }
}
