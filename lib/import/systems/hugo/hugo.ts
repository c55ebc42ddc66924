import path from 'node:path'
import { START } from '../../../problem/problem.ts'
import type { Imported, ImportedEdition } from '../../imported.ts'
import { findPicture } from '../../output/find-picture.ts'
import { linkAddresses } from '../../output/link-addresses.ts'
import { permalink } from '../../source/permalink.ts'
import { bodyOf, fileNameOf, languageFor, readDraft, TEXTS } from '../../source/read-draft.ts'
import { noteFor, readText, type SourceSite } from '../../source/source-site.ts'
import type { System } from '../system.ts'
import { type Cascade, readCascade } from './hugo-cascade.ts'
import { type HugoConfig, readHugoConfig } from './hugo-config.ts'
import { hugoTags } from './hugo-tags.ts'

/**
 * Hugo: `content/`, whose stories are files, or folders with an `index` file. File names or folders state the language.
 */
export const hugo: System = {
  name: 'hugo',
  recognises: ({ files }) =>
    files.some((file) => /^(?:hugo\.(?:toml|ya?ml|json)|config\/_default\/.+)$/.test(file)) ||
    (files.some((file) => /^config\.(?:toml|ya?ml|json)$/.test(file)) &&
      files.some((file) => file.startsWith('content/'))),
  read: readHugo,
}

function readHugo(site: SourceSite, now: number): Imported {
  const config = readHugoConfig(site)
  const editions = Object.entries(config.contentDirs).flatMap(([folder, lang]) => {
    const cascade = readCascade(site, config, folder, lang)
    return (
      site.files
        .filter((file) => file.startsWith(`${folder}/`))
        // The content folder of a language may be inside that of all languages.
        .filter(
          (file) =>
            !Object.keys(config.contentDirs).some(
              (other) => other.startsWith(`${folder}/`) && file.startsWith(`${other}/`),
            ),
        )
        .flatMap((file) => editionOf(site, { config, cascade, folder, lang, now }, file) ?? [])
    )
  })
  const bases = [...config.staticDirs, 'assets', ...Object.keys(config.contentDirs)]
  return {
    editions,
    hosts: config.host ? [config.host] : [],
    findPicture: ({ source }, src) =>
      findPicture(
        src.startsWith(`${config.base}/`) ? src.slice(config.base.length) : src,
        site.root,
        besideOf(site, source.path),
        bases,
        config.host ? [config.host] : [],
      ),
    pictures: site.files.filter((file) => bases.some((base) => file.startsWith(`${base}/`))),
  }
}

/** A content folder. */
interface ContentFolder {
  readonly config: HugoConfig
  readonly cascade: Cascade
  readonly folder: string
  /** The language of everything in it, if the configuration states one. */
  readonly lang: string | undefined
  readonly now: number
}

function editionOf(site: SourceSite, content: ContentFolder, file: string): ImportedEdition | undefined {
  const { config, cascade, folder, lang: ownLanguage, now } = content
  const inside = file.slice(folder.length + 1)
  if (!TEXTS.test(file)) {
    if (!/\.(?:org|adoc|asciidoc|rst|pandoc|pdc|rmd)$/i.test(file)) return undefined
    const source = readText(site, file)
    if (source)
      noteFor(site, source)(
        START,
        'import-skipped',
        'Only Markdown and HTML are imported.',
        'Convert it to Markdown first, with pandoc for example.',
        'error',
      )
    return undefined
  }
  const parts = fileNameOf(inside, config.languages)
  const isBundle = parts.name === 'index'
  const isList = parts.name === '_index'
  const given = isList ? {} : cascade(inside, ownLanguage ?? parts.lang ?? config.language)
  const draft = readDraft(site, file, { zone: config.zone, holdsFuture: true, now }, given)
  if (!draft) return undefined
  const { source, facts, split, note } = draft
  if (isList) {
    const hint = 'Write it in content/pages, where it is worth keeping.'
    if (split.body.trim()) note(START, 'import-skipped', 'The text over a list of stories is not imported.', hint)
    return undefined
  }
  const folders = isBundle ? parts.folders.slice(0, -1) : parts.folders
  const filename = isBundle
    ? (parts.folders.at(-1) ?? 'index')
    : parts.date
      ? `${parts.date}-${parts.name}`
      : parts.name
  const slug = facts.slug ?? filename
  const lang = languageFor(ownLanguage ?? parts.lang ?? config.language, site.languages)
  const section = folders[0]
  const pattern = (section && config.permalinks.get(section)) || (section ? '/:sections/:slug/' : '/:slug/')
  const prefix = config.prefixes.get(ownLanguage ?? parts.lang ?? config.language) ?? ''
  const inSite = facts.permalink ?? prefix + permalink(pattern, { slug, file: filename, date: facts.date, folders })
  const own = path.posix.join('/', config.base, inSite)
  return {
    source,
    place: START,
    shelf: section ? 'stories' : 'pages',
    key: facts.key ?? [...folders, filename].join('/'),
    lang,
    name: slug,
    facts: { ...facts, date: facts.date ?? parts.date },
    desk: section,
    readBody: () => linkAddresses(bodyOf(draft, hugoTags)),
    address: own,
    paths: [own, inSite],
    former: [
      own,
      ...facts.aliases.map((alias) =>
        path.posix.join('/', config.base, ...(alias.startsWith('/') ? [] : [prefix, ...folders]), alias),
      ),
    ],
    note,
  }
}

function besideOf(site: SourceSite, file: string): string {
  return path.relative(site.root, path.dirname(file))
}
