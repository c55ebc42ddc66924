import type { Importer, ImportSource, SourceText } from 'masthead'

const CONFIG = /^docusaurus\.config\.\w+$/

/** Docusaurus: `blog/`, `docs/` and `src/pages/`, with translations below `i18n/`. */
export const docusaurus: Importer = {
  pictures: ['static'],
  recognises: ({ files }) => files.some((file) => CONFIG.test(file)),
  resolve: (url) => url.replace(/^@site\//, '/').replace(/^pathname:\/\//, ''),
  *read(source) {
    const config = configOf(source)
    for (const file of source.files) yield* storiesIn(source, config, file)
  },
}

/** Reads the configuration. It is code, which is not run; patterns find its values. */
function configOf({ files, language, textOf, dataOf }: ImportSource) {
  const code = textOf(files.find((name) => CONFIG.test(name)) ?? '') ?? ''
  const quoted = (name: string) => new RegExp(`(?<!\\w)${name}:\\s*['"\`]([^'"\`]*)['"\`]`).exec(code)?.[1]
  const route = (plugin: string) =>
    new RegExp(`(?<!\\w)${plugin}:\\s*\\{[^{}]*?(?<!\\w)routeBasePath:\\s*['"\`]([^'"\`]*)['"\`]`).exec(code)?.[1] ??
    plugin
  const people = Object.entries(asRecord(dataOf('blog/authors.yml')))
  return {
    site: quoted('url')?.replace(/\/$/, '') ?? '',
    base: quoted('baseUrl') ?? '/',
    language: quoted('defaultLocale') ?? language,
    routes: { blog: route('blog'), docs: route('docs'), pages: '' },
    /** The files that its plugins leave out. */
    excluded: [...code.matchAll(/(?<!\w)exclude:\s*\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/['"`]([^'"`]+)['"`]/g)].map(([, pattern = '']) => pattern),
    ),
    people: new Map(people.map(([key, value]) => [key, asRecord(value).name ?? key])),
  }
}

const PLACE =
  /^(?:(?:(blog|docs)|src\/(pages))|i18n\/([\w-]+)\/docusaurus-plugin-content-(blog|docs|pages)(?:\/current)?)\/(.+\.mdx?)$/

function* storiesIn(source: ImportSource, config: ReturnType<typeof configOf>, file: string): Iterable<SourceText> {
  const [, ofSite, ofPages, lang = config.language, translated, inside = ''] = PLACE.exec(file) ?? []
  const kind = ofSite ?? ofPages ?? translated
  if (kind !== 'blog' && kind !== 'docs' && kind !== 'pages') return
  if (/(?:^|\/)_/.test(inside))
    return source.omit(file, 'its name begins with an underscore, so Docusaurus does not publish it')
  if (
    source.isLeftOut(
      file,
      config.excluded.flatMap((pattern) => [pattern, `**/${pattern}`]),
    )
  )
    return
  const { last_update: last, slug, id, authors, ...values } = source.frontMatterOf(file)
  // The date may be in the name of the file, in that of its folder, or in the names of folders.
  const [, year, month, day, plain = inside] = /^(\d{4})[-/](\d{2})[-/](\d{2})[-/](.+)$/.exec(inside) ?? []
  const { folders, name } = source.partsOf(plain, [])
  const written = typeof slug === 'string' ? slug : undefined
  const inBlog = kind === 'blog' && year && !written ? [year, month, day] : []
  const folder = kind === 'blog' ? undefined : folders[0]
  const ownName = written?.split('/').filter(Boolean).at(-1) ?? (typeof id === 'string' ? id : name)
  const prefix = lang === config.language ? [] : [lang]
  const end = written?.includes('/') ? [written] : [...inBlog, ...folders, ownName]
  const path = [config.base, ...prefix, config.routes[kind], ...end].join('/')
  const { date: updated } = asRecord(last)
  yield {
    file,
    name: ownName,
    lang,
    isPage: kind !== 'blog',
    key: `${kind}/${plain.replace(/\.mdx?$/, '')}`,
    frontMatter: {
      ...Object.fromEntries(Object.entries(values).filter(([key]) => !CONTROLS.has(key))),
      authors: authors && [authors].flat().map((one) => config.people.get(String(one)) ?? one),
      updated,
    },
    address: config.site + `/${path}/`.replaceAll(/\/{2,}/g, '/'),
    tags: 'mdx',
    date: year && `${year}-${month}-${day}`,
    folder,
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** Keys that only control how Docusaurus shows a text. */
const CONTROLS = new Set([
  ...['sidebar_position', 'sidebar_label', 'sidebar_class_name', 'hide_table_of_contents', 'hide_title'],
  ...['pagination_label', 'pagination_next', 'pagination_prev', 'custom_edit_url', 'toc_min_heading_level'],
  ...['toc_max_heading_level', 'displayed_sidebar'],
])
