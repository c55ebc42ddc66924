import path from 'node:path'
import { TEXTS } from '../../../lib/builder/compile/import-source.ts'
import { isRecord, toRecord, type Values } from '../../../lib/source/is-record.ts'
import { plainKey, textsIn } from '../source/facts-of.ts'
import { fileNameOf } from '../source/read-draft.ts'
import { hostsIn, readConfig, splitFile } from '../source/source-data.ts'
import { readText } from '../source/source-site.ts'
import type { SourceSite } from '../types/imported.ts'

/** The parts of Hugo’s configuration that matter to an import. */
export type HugoConfig = ReturnType<typeof readHugoConfig>

// As in Hugo, the name of a file in `config/_default` is the key of what it contains, and a language may follow it.
const FILES =
  /^(?:config\/_default\/)?(hugo|config|languages|permalinks|cascade|taxonomies)(?:\.([a-z]{2,3}(?:-[a-z\d]+)*))?\.(?:toml|ya?ml|json)$/i

/** Reads Hugo’s configuration, whether it is one file or several. */
export function readHugoConfig(site: SourceSite) {
  let values: Values = {}
  for (const file of site.files) {
    const [, part = '', language] = FILES.exec(file) ?? []
    if (!part) continue
    const found = readConfig(site, file)
    const isPart = file.startsWith('config/') && !/^(?:hugo|config)$/.test(part)
    const inLanguage = language && part === 'languages' ? { [language]: found } : found
    const inPart = isPart ? { [part]: inLanguage } : found
    values = merged(values, language && part !== 'languages' ? { languages: { [language]: inPart } } : inPart)
  }
  const get = (name: string): unknown => values[Object.keys(values).find((key) => key.toLowerCase() === name) ?? '']
  const languages = Object.entries(toRecord(get('languages')))
  const language =
    text(get('defaultcontentlanguage')) ??
    (languages.length > 0 ? 'en' : undefined) ??
    text(get('languagecode')) ??
    site.language
  const inSubfolder = get('defaultcontentlanguageinsubdir') === true
  const tags = languages.map(([tag]) => tag)
  const contentDirs: Record<string, string | undefined> = { [text(get('contentdir')) ?? 'content']: undefined }
  for (const [tag, each] of languages) {
    const { contentDir, contentdir } = toRecord(each)
    const folder = text(contentDir ?? contentdir)
    if (folder) contentDirs[folder.replace(/\/$/, '')] = tag
  }
  const ignored = textsIn(get('ignorefiles')).flatMap(formOf)
  const permalinks = toRecord(get('permalinks'))
  const pages = isRecord(permalinks.page) ? permalinks.page : permalinks
  return {
    hosts: hostsIn(get('baseurl')),
    /** The path of the site’s base address, which precedes that of each page: `/blog`; empty if there is none. */
    base: URL.parse(text(get('baseurl')) ?? '')?.pathname.replace(/\/$/, '') ?? '',
    /** The default language. */
    language,
    languages: [...new Set([language, ...tags])],
    /** The address prefix of each language. */
    prefixes: new Map(tags.map((tag) => [tag, tag === language && !inSubfolder ? '' : `/${tag}`])),
    /** The front matter that the configuration passes down to stories. */
    cascade: get('cascade'),
    zone: text(get('timezone')),
    /** The keys of front matter whose values are tags: the taxonomies of the site. */
    taxonomies: textsIn(Object.values(toRecord(get('taxonomies')))).map(plainKey),
    /** The content folders, each with its language if the configuration states one. */
    contentDirs,
    /** Whether the configuration leaves a file out; its patterns are regular expressions. */
    isIgnored: (file: string) => ignored.some((form) => form.test(file)),
    staticDirs: textsIn(get('staticdir') ?? 'static'),
    /** Address patterns by section. */
    permalinks: new Map(
      Object.entries(pages).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])),
    ),
  }
}

/** Returns a pattern of a configuration as a regular expression; nothing if it is none. */
function formOf(pattern: string): RegExp[] {
  try {
    return [new RegExp(pattern)]
  } catch {
    return []
  }
}

/** Returns the values of both; of two that are objects, those of both. */
function merged(some: Values, others: Values): Values {
  const both = Object.entries(others).map(([name, value]): [string, unknown] => {
    const key = Object.keys(some).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name
    const old = some[key]
    return [key, isRecord(old) && isRecord(value) ? merged(old, value) : value]
  })
  return { ...some, ...Object.fromEntries(both) }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}

/** Returns the front matter that a file inherits from Hugo’s lists of stories (`cascade`); the nearest list wins. */
export type Cascade = (inside: string, lang: string) => Values

/**
 * Reads the values that the lists of a content folder, and the configuration, pass down to stories.
 * @param ownLanguage the language of the folder, if it has one
 */
export function readCascade(
  site: SourceSite,
  config: HugoConfig,
  folder: string,
  ownLanguage: string | undefined,
): Cascade {
  const given = site.files
    .filter((file) => file.startsWith(`${folder}/`) && TEXTS.test(file) && /\/_index\b/.test(file))
    .flatMap((file) => {
      // Problems are ignored here: they are reported where the file is read as a text.
      const source = readText({ ...site, problems: [] }, file)
      const { folders, lang } = fileNameOf(file.slice(folder.length + 1), config.languages)
      const values = source && splitFile(source, [])?.data.values
      return givenBy(values?.cascade, folders.join('/'), ownLanguage ?? lang ?? config.language)
    })
    .sort((a, b) => a.folder.length - b.folder.length)
  const all = [...givenBy(config.cascade, '', undefined), ...given]
  return (inside, lang) =>
    Object.assign({}, ...all.filter((each) => isGivenTo(each, inside, lang)).map(({ values }) => values))
}

/** @param folder the folder of the list within the content; empty for all content */
function givenBy(cascade: unknown, folder: string, lang: string | undefined) {
  const parts: unknown[] = Array.isArray(cascade) ? cascade : [cascade]
  return parts.filter(isRecord).map(({ _target, target = _target, params, ...values }) => ({
    folder,
    lang,
    target: toRecord(target),
    values: { ...values, ...toRecord(params) },
  }))
}

type Given = ReturnType<typeof givenBy>[number]

function isGivenTo({ folder, lang, target, values }: Given, inside: string, of: string): boolean {
  if ((folder && !inside.startsWith(`${folder}/`)) || (lang && lang !== of)) return false
  const logical = `/${inside.replace(TEXTS, '').replace(/\/index(?:\.[\w-]+)?$/, '')}`.toLowerCase()
  return Object.entries(target).every(([key, wanted]) => {
    const pattern = String(wanted).toLowerCase()
    switch (plainKey(key)) {
      case 'path':
        return path.posix.matchesGlob(logical, pattern)
      case 'kind':
        return pattern === 'page' || pattern === '{page}'
      case 'lang':
        return pattern === of.toLowerCase()
      default:
        return Object.keys(values).length > 0
    }
  })
}
