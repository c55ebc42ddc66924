import path from 'node:path'
import type { Importer, ImportSource, SourceText } from 'masthead'

/** Data files that are code. */
const CODE = /\.11tydata\.[cm]?js$/

/** The data that Eleventy computes for every text. */
const COMPUTED = /(?:^|\/)_data\/eleventyComputed\.(?:json|[cm]?js)$/

/** Names in code that may keep a text from readers. */
const HIDES = /draft|permalink|publish|exclude|private|hidden|visib/i

/** Tags by which Eleventy groups pages, which are not for readers. */
const GROUPS: readonly unknown[] = ['all', 'nav', 'post', 'posts', 'page', 'pages']

const STORIES = /(?:^|\/)(?:posts?|blog|articles?|news|stories)\//

const ENDING = /\.(?:md|mdx|markdown|html?)$/i

/** Eleventy: Markdown anywhere, with data files beside a file or for a folder. Data that is code is not run. */
export const eleventy: Importer = {
  pictures: ['src', 'content', 'public', 'static'],
  recognises: ({ files, textOf }) =>
    textOf('.eleventy.js') !== undefined ||
    files.some((file) => /^eleventy\.config\.\w+$|\.11tydata\.(?:json|[cm]?js)$/.test(file)),
  *read(source) {
    const code = source.files.filter((file) => CODE.test(file) || /_data\/eleventyComputed\.[cm]?js$/.test(file))
    for (const file of code) source.report(file, 1, 'This data is code, which is not run; its values are not imported.')
    const closed = code.filter((file) => HIDES.test(source.textOf(file) ?? ''))
    const listed = ['.eleventyignore', '.gitignore'].flatMap((file) =>
      (source.textOf(file) ?? '').split('\n').filter((line) => line.trim() && !/^[#!]/.test(line)),
    )
    const ignored = [...listed, ...ignoredByCode(source)]
    for (const file of source.texts) {
      if (!/(?:^|\/)_/.test(file) && !source.isLeftOut(file, ignored)) yield* storiesIn(source, file, closed)
    }
  },
}

function* storiesIn(source: ImportSource, file: string, closed: readonly string[]): Iterable<SourceText> {
  const parts = source.partsOf(file.replace(/^(?:src|content)\//, ''))
  const { folders, lang } = parts
  if (parts.name === 'index') return source.omit(file, 'a page that only lists others')
  const values = { ...dataFor(source, file), ...source.frontMatterOf(file) }
  const { permalink, tags } = values
  const name = typeof values.slug === 'string' ? values.slug : parts.name
  const date = typeof values.date === 'string' ? values.date : parts.date
  const code = closed.find((one) => isDataOf(one, file))
  const prefix = lang && !file.includes(`.${lang}.`) ? [lang] : []
  const isFixed = typeof permalink === 'string' && permalink.startsWith('/') && !permalink.includes('{')
  yield {
    file,
    name,
    isPage: !date && !STORIES.test(file),
    key: [...folders, name].join('/'),
    frontMatter: { ...values, tags: Array.isArray(tags) ? tags.filter((tag) => !GROUPS.includes(tag)) : tags },
    address: isFixed ? permalink : ['', ...prefix, ...folders, name, ''].join('/'),
    tags: 'liquid',
    date,
    lang,
    folder: folders[0],
    doubt: code && `The code of ${code} may decide whether readers see this, and is not run`,
  }
}

/** Returns the patterns of `ignores.add("drafts/**")` in the configuration, which is code and is not run. */
function ignoredByCode({ files, textOf }: ImportSource): string[] {
  const code = ['.eleventy.js', ...files.filter((file) => /^eleventy\.config\.\w+$/.test(file))]
  const found = code.flatMap((file) => [...(textOf(file) ?? '').matchAll(/ignores\.add\(\s*['"`]([^'"`]+)['"`]/g)])
  return found.map(([, pattern = '']) => pattern)
}

/** Whether a data file is that of a file, or of a folder above it. */
function isDataOf(data: string, file: string): boolean {
  if (COMPUTED.test(data)) return true
  const stem = data.replace(CODE, '')
  const folder = path.posix.dirname(data)
  const isOfFolder = path.posix.basename(stem) === path.posix.basename(folder)
  return stem === file.replace(ENDING, '') || (isOfFolder && file.startsWith(`${folder}/`))
}

/** Returns the values of the data files beside a file and in the folders above it; the nearest file wins. */
function dataFor({ files, dataOf }: ImportSource, file: string): Readonly<Record<string, unknown>> {
  const folders = file.split('/').slice(0, -1)
  const levels = folders.map((name, index) => [...folders.slice(0, index + 1), name].join('/'))
  const computed = files.find((name) => COMPUTED.test(name) && name.endsWith('.json'))
  const forAll = computed === undefined ? {} : { eleventyComputed: dataOf(computed) }
  const names = [...levels, file.replace(ENDING, '')].flatMap((stem) => [`${stem}.json`, `${stem}.11tydata.json`])
  return Object.assign({}, forAll, ...names.filter((name) => files.includes(name)).map((name) => dataOf(name)))
}
