import { isRecord } from '../../../source/is-record.ts'
import { hostOf, readConfig } from '../../source/read-config.ts'
import type { SourceSite } from '../../source/source-site.ts'
import { textsIn } from '../../source/texts-in.ts'

/** The parts of Hugo’s configuration that matter to an import. */
export interface HugoConfig {
  readonly host: string | undefined
  /** The path of the site’s base address, which precedes that of each page: `/blog`; empty if there is none. */
  readonly base: string
  /** The default language. */
  readonly language: string
  readonly languages: readonly string[]
  /** The address prefix of each language. */
  readonly prefixes: ReadonlyMap<string, string>
  readonly zone: string | undefined
  /** The content folders, each with its language if the configuration states one. */
  readonly contentDirs: Readonly<Record<string, string | undefined>>
  readonly staticDirs: readonly string[]
  /** Address patterns by section. */
  readonly permalinks: ReadonlyMap<string, string>
  /** The front matter that the configuration passes down to stories. */
  readonly cascade: unknown
}

const FILES =
  /^(?:config\/_default\/)?(?:hugo|config|languages|permalinks|cascade)(?:\.[a-z]{2})?\.(?:toml|ya?ml|json)$/

/** Reads Hugo’s configuration, whether it is one file or several. */
export function readHugoConfig(site: SourceSite): HugoConfig {
  const values: Record<string, unknown> = {}
  for (const file of site.files.filter((name) => FILES.test(name))) {
    const [, part] = /^config\/_default\/(languages|permalinks|cascade)\./.exec(file) ?? []
    const found = readConfig(site, file)
    Object.assign(values, part ? { [part]: found } : found)
  }
  const get = (name: string): unknown => values[Object.keys(values).find((key) => key.toLowerCase() === name) ?? '']
  const languages = isRecord(get('languages')) ? Object.entries(recordOf(get('languages'))) : []
  const language =
    text(get('defaultcontentlanguage')) ??
    (languages.length > 0 ? 'en' : undefined) ??
    text(get('languagecode')) ??
    site.language
  const inSubfolder = get('defaultcontentlanguageinsubdir') === true
  const tags = languages.map(([tag]) => tag)
  const contentDirs: Record<string, string | undefined> = { [text(get('contentdir')) ?? 'content']: undefined }
  for (const [tag, each] of languages) {
    const folder = isRecord(each) ? text(each.contentDir ?? each.contentdir) : undefined
    if (folder) contentDirs[folder.replace(/\/$/, '')] = tag
  }
  const permalinks = recordOf(get('permalinks'))
  const pages = isRecord(permalinks.page) ? permalinks.page : permalinks
  return {
    host: hostOf(get('baseurl')),
    base: URL.parse(text(get('baseurl')) ?? '')?.pathname.replace(/\/$/, '') ?? '',
    language,
    languages: [...new Set([language, ...tags])],
    prefixes: new Map(tags.map((tag) => [tag, tag === language && !inSubfolder ? '' : `/${tag}`])),
    cascade: get('cascade'),
    zone: text(get('timezone')),
    contentDirs,
    staticDirs: textsIn(get('staticdir') ?? 'static'),
    permalinks: new Map(
      Object.entries(pages).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])),
    ),
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}
