import { visit } from 'unist-util-visit'
import { isRecord, type Values } from '../../../lib/source/is-record.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { linkAddresses } from '../output/rewrite-links.ts'
import { textsIn } from '../source/facts-of.ts'
import { languageFor } from '../source/language-for.ts'
import { bodyOf, fileNameOf, HIDDEN, isNotice, readDraft, storyNameOf } from '../source/read-draft.ts'
import { asList, readEach } from '../source/read-each.ts'
import { readConfig } from '../source/source-data.ts'
import { readText } from '../source/source-site.ts'
import type { Body, ImportedEdition, SourceSite, System } from '../types/imported.ts'
import { mdxTags } from './astro.ts'

/** Docusaurus: `blog/`, `docs/` and `src/pages/`, with translations below `i18n/`. */
export const docusaurus: System = {
  name: 'docusaurus',
  recognises: ({ files }) => files.some((file) => CONFIG.test(file)),
  read: (site, now) => {
    const config = readDocusaurusConfig(site, now)
    return {
      editions: readEach(site, site.files, (file) => asList(editionOf(site, config, file))),
      hosts: config.url ? [config.url.host] : [],
      findPicture: pictureFinder(site.root, ['static', ''], config.url ? [config.url.host] : [], (src) =>
        src.replace(/^@site\//, '/').replace(/^pathname:\/\//, ''),
      ),
      pictures: site.files,
    }
  },
}

const CONFIG = /^docusaurus\.config\.\w+$/

/** Reads the configuration. It is code, which is not run; patterns find its values. */
function readDocusaurusConfig(site: SourceSite, now: number) {
  const file = site.files.find((name) => CONFIG.test(name))
  const code = (file && readText(site, file)?.text) ?? ''
  if (file) site.settings.add(file)
  const quoted = (name: string) => new RegExp(`(?<!\\w)${name}:\\s*['"\`]([^'"\`]*)['"\`]`).exec(code)?.[1]
  const route = (plugin: string) =>
    new RegExp(`(?<!\\w)${plugin}:\\s*\\{[^{}]*?(?<!\\w)routeBasePath:\\s*['"\`]([^'"\`]*)['"\`]`).exec(code)?.[1] ??
    plugin
  const people = Object.entries(readConfig(site, 'blog/authors.yml'))
  return {
    url: URL.parse(quoted('url') ?? ''),
    base: (quoted('baseUrl') ?? '/').replace(/\/$/, ''),
    language: quoted('defaultLocale') ?? site.language,
    routes: { blog: route('blog'), docs: route('docs'), pages: '' },
    people: new Map(people.map(([key, value]) => [key, textsIn(value)[0]])),
    now,
  }
}

type DocusaurusConfig = ReturnType<typeof readDocusaurusConfig>

const PLACE =
  /^(?:(?:(blog|docs)|src\/(pages))|i18n\/([\w-]+)\/docusaurus-plugin-content-(blog|docs|pages)(?:\/current)?)\/(.+\.mdx?)$/

function editionOf(site: SourceSite, config: DocusaurusConfig, file: string): ImportedEdition | undefined {
  const [, own, ownPages, lang = config.language, translated, inside = ''] = PLACE.exec(file) ?? []
  const kind = own ?? ownPages ?? translated
  if (kind !== 'blog' && kind !== 'docs' && kind !== 'pages') {
    isNotice(site, file)
    return undefined
  }
  if (/(?:^|\/)_/.test(inside)) {
    site.omitted.set(file, HIDDEN)
    return undefined
  }
  const draft = readDraft(site, file, { people: config.people, now: config.now }, shaped)
  if (!draft) return undefined
  const { facts, split } = draft
  // The date may be in the name of the file, in that of its folder, or in the names of folders.
  const [, year, month, day, plain = inside] = /^(\d{4})[-/](\d{2})[-/](\d{2})[-/](.+)$/.exec(inside) ?? []
  const date = year && `${year}-${month}-${day}`
  const { folders, name: ownName } = storyNameOf(fileNameOf(plain, []))
  const id = split.data.values.id
  const name = facts.slug?.split('/').filter(Boolean).at(-1) ?? (typeof id === 'string' ? id : ownName)
  const written = facts.slug?.startsWith('/') || facts.slug?.includes('/') ? facts.slug : undefined
  const dated = kind === 'blog' && date && !facts.slug ? date.split('-') : []
  const prefix = lang === config.language ? [] : [lang]
  const address = [config.base, ...prefix, config.routes[kind], ...(written ? [written] : [...dated, ...folders, name])]
  const known = `/${address.join('/')}/`.replaceAll(/\/{2,}/g, '/')
  return {
    ...draft,
    collection: kind === 'blog' ? 'stories' : 'pages',
    key: facts.key ?? `${kind}/${plain.replace(/\.mdx?$/, '')}`,
    lang: languageFor(facts.lang ?? lang, site.languages),
    name,
    facts: { ...facts, date: facts.date ?? date },
    folder: kind === 'blog' ? undefined : folders[0],
    readBody: () => linkAddresses(withPlainAddresses(bodyOf(draft, mdxTags(split.body)))),
    address: known,
    paths: [known],
    former: [known, ...facts.aliases],
  }
}

/** Makes usual addresses of those that begin with `pathname://`, which lead to files of the folder `static`. */
function withPlainAddresses(body: Body): Body {
  visit(body.tree, ['link', 'definition'], (node) => {
    if ('url' in node) node.url = node.url.replace(/^pathname:\/\//, '')
  })
  return body
}

/** Removes keys that only control how Docusaurus shows a text, and raises the date of the last change. */
function shaped({ last_update, ...values }: Values): Values {
  const updated = isRecord(last_update) ? last_update.date : undefined
  const shown = Object.entries(values).filter(([key]) => !CONTROLS.has(key))
  return { ...Object.fromEntries(shown), ...(updated ? { updated } : {}) }
}

const CONTROLS = new Set([
  ...['id', 'sidebar_position', 'sidebar_label', 'sidebar_class_name', 'hide_table_of_contents', 'hide_title'],
  ...['pagination_label', 'pagination_next', 'pagination_prev', 'custom_edit_url', 'toc_min_heading_level'],
  ...['toc_max_heading_level', 'displayed_sidebar'],
])
