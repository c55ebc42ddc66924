import type { Root } from 'mdast'
import { type TagSystem, TEXTS } from '../../../lib/builder/compile/import-source.ts'
import { START } from '../../../lib/problem/problem.ts'
import type { Values } from '../../../lib/settings/read-json.ts'
import { writeFormulas } from '../body/formulas.ts'
import { htmlBody, markdownBody } from '../body/markdown-tree.ts'
import { applyEdits, codeIn, replaceTags } from '../body/tags.ts'
import type { Warn } from '../body/warn.ts'
import type { Facts } from './facts-of.ts'
import { asDraft, type FactContext, factsOf } from './facts-of.ts'
import { htmlPageIn } from './html-page.ts'
import { splitFile } from './source-data.ts'
import type { SourceSite } from './source-site.ts'
import { readText, warnFor } from './source-site.ts'

/**
 * Reads a text file of a source; undefined if it cannot be read, which is then reported.
 * @param more values from its folders, for keys that it does not have; or a function that returns its values, also from
 * those of a page in HTML
 */
export function readDraft(
  site: SourceSite,
  file: string,
  context: Omit<FactContext, 'warn'>,
  more: Values | ((values: Values, page: Values | undefined) => Values) = {},
) {
  const source = readText(site, file)
  const split = source && splitFile(source, site.problems)
  if (!split) return undefined
  const warn = warnFor(site, source)
  const { data, body } = split
  const page = typeof more === 'function' ? htmlPageIn(source, body) : undefined
  const values = typeof more === 'function' ? more(data.values, page?.values) : { ...more, ...data.values }
  return {
    /** What its edition has in any system. */
    given: { source, place: START, warn },
    facts: inPlace(factsOf({ ...data, values }, { ...context, warn }), file, warn),
    page,
    values: data.values,
    body,
    /** Reads its text, and replaces the tags of its system. */
    readBody: (tags?: TagSystem) => readBody(source.name, body, tags, site.hasFormulas === true, warn),
  }
}

/** Folders for what is not published, and the end of the name of a draft: `mill.draft.md`. */
const KEPT_BACK = /(?:^|\/)_?(?:(drafts?)|private|unpublished|trash)\/|(\.draft)\.\w+$/i

/** Returns the facts of a file: it is a draft if its folder or its name says so. */
function inPlace(facts: Facts, file: string, warn: Warn): Facts {
  const found = KEPT_BACK.exec(file)
  if (!found || facts.draft) return facts
  if (found[1] ?? found[2]) return { ...facts, draft: true }
  return asDraft(facts, `The folder “${found[0].replaceAll('/', '')}” is not for readers`, warn)
}

function readBody(file: string, body: string, tags: TagSystem | undefined, hasFormulas: boolean, warn: Warn): Root {
  const isHtml = /\.html?$/i.test(file)
  const isMdx = /\.mdx$/i.test(file)
  const edited = tags ? replaceTags(body, tags, () => (isHtml ? [] : codeIn(body, isMdx)), warn) : applyEdits(body, [])
  if (isHtml) return htmlBody(edited, warn)
  return markdownBody(writeFormulas(edited, hasFormulas, isMdx, warn), warn, isMdx)
}

type FileName = ReturnType<typeof fileNameOf>

/**
 * Splits a file’s path into its folders, the name without extension and date, its language, and its date
 * (`2024-01-05`) if the name begins with one.
 * @param languages the suffixes and folder names that are languages
 */
export function fileNameOf(file: string, languages: readonly string[]) {
  const folders = file.split('/')
  const base = (folders.pop() ?? '').replace(TEXTS, '')
  const plain = (tag: string | undefined) => tag?.replaceAll('_', '-').toLowerCase()
  const known = (part: string | undefined) => languages.find((tag) => plain(tag) === plain(part))
  const [, stem = base, ending] = /^(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z\d]+)*)$/.exec(base) ?? []
  const suffix = known(ending)
  const inFolder = folders.findIndex((part) => known(part))
  const whole = suffix ? stem : base
  const [, date, name = whole] = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/.exec(whole) ?? []
  return {
    folders: suffix ? folders : folders.filter((_, index) => index !== inFolder),
    name,
    lang: suffix ?? known(folders[inFolder]),
    date,
  }
}

/** Returns the name of a story and the folders above it: a file named `index` is named for its folder. */
export function storyNameOf({ folders, name }: FileName): Pick<FileName, 'folders' | 'name'> {
  return name === 'index' ? { folders: folders.slice(0, -1), name: folders.at(-1) ?? name } : { folders, name }
}
