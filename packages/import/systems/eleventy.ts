import { existsSync } from 'node:fs'
import path from 'node:path'
import { START } from '../../../lib/problem/problem.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { isIgnored, patternsIn } from '../source/ignored-files.ts'
import { languageFor } from '../source/language-for.ts'
import { languagesIn } from '../source/languages-in.ts'
import { bodyOf, fileNameOf, isNotice, LIST, readDraft, storyNameOf, TEXTS } from '../source/read-draft.ts'
import { asList, readEach } from '../source/read-each.ts'
import { readConfig } from '../source/source-data.ts'
import { readText } from '../source/source-site.ts'
import { asDraft } from '../source/visibility.ts'
import type { ImportedEdition, SourceSite, System } from '../types/imported.ts'
import { liquidTags } from './liquid-tags.ts'
import { liquidValues } from './liquid-values.ts'

/** Data files that are code. */
const CODE = /\.11tydata\.[cm]?js$/

/** Names in code that may keep a text from readers. */
const HIDES = /draft|permalink|publish|exclude|private|hidden|visib/i

const STORIES = /(?:^|\/)(?:posts?|blog|articles?|news|stories)\//

/** Eleventy: Markdown anywhere, with data files beside a file or for a folder. Data that is code is not run. */
export const eleventy: System = {
  name: 'eleventy',
  recognises: ({ root, files }) =>
    existsSync(path.join(root, '.eleventy.js')) ||
    files.some((file) => /^eleventy\.config\.\w+$|\.11tydata\.(?:json|[cm]?js)$/.test(file)),
  read: (site, now) => {
    const closed: string[] = []
    for (const file of site.files.filter((name) => CODE.test(name))) {
      if (HIDES.test(readText({ ...site, problems: [] }, file)?.text ?? '')) closed.push(file)
      const name = `${path.basename(site.root)}/${file}`
      const message = 'This data is code, which is not run; its values are not imported.'
      site.problems.push({ file: name, ...START, rule: 'import-lost', severity: 'warning', message })
    }
    const ignored = [...patternsIn(site, '.eleventyignore'), ...patternsIn(site, '.gitignore')]
    const context = { languages: languagesIn(site.files, site.languages), ignored, closed, now }
    return {
      editions: readEach(site, site.files, (file) => asList(editionOf(site, context, file))),
      hosts: [],
      findPicture: pictureFinder(site.root, ['', 'src', 'content', 'public', 'static'], []),
      pictures: site.files,
    }
  },
}

interface EleventyContext {
  readonly languages: readonly string[]
  readonly ignored: readonly string[]
  /** The data files that are code and may keep texts from readers. */
  readonly closed: readonly string[]
  readonly now: number
}

function editionOf(
  site: SourceSite,
  { languages, ignored, closed, now }: EleventyContext,
  file: string,
): ImportedEdition | undefined {
  if (!TEXTS.test(file) || isNotice(site, file) || /(?:^|\/)_/.test(file)) return undefined
  if (isIgnored(site, file, ignored)) return undefined
  const parts = fileNameOf(file.replace(/^(?:src|content)\//, ''), languages)
  const draft = readDraft(site, file, { now }, dataFor(site, file))
  // The home page only lists the others.
  if (!draft) return undefined
  if (parts.name === 'index' && parts.folders.length === 0) {
    site.omitted.set(file, LIST)
    return undefined
  }
  const code = closed.find((name) => isDataOf(name, file))
  const reason = `The code of ${code} may decide whether readers see this, and is not run`
  const facts = code && !draft.facts.draft ? asDraft(draft.facts, reason, draft.warn) : draft.facts
  const { folders, name: ownName } = storyNameOf(parts)
  const name = facts.slug ?? ownName
  const date = facts.date ?? parts.date
  const isFixed = facts.permalink && !facts.permalink.includes('{')
  const prefix = parts.lang && !file.includes(`.${parts.lang}.`) ? [parts.lang] : []
  const address = (isFixed && facts.permalink) || ['', ...prefix, ...folders, name, ''].join('/')
  return {
    ...draft,
    collection: date || STORIES.test(file) ? 'stories' : 'pages',
    key: facts.key ?? [...folders, name].join('/'),
    lang: languageFor(facts.lang ?? parts.lang ?? site.language, site.languages),
    name,
    facts: { ...facts, date },
    folder: folders[0],
    readBody: () => bodyOf(draft, liquidTags(liquidValues({ title: facts.title, ...draft.split.data.values }, {}))),
    address,
    paths: [address],
    former: [address, ...facts.aliases],
  }
}

/** Whether a data file is that of a file, or of a folder above it. */
function isDataOf(data: string, file: string): boolean {
  const stem = data.replace(CODE, '')
  const folder = path.posix.dirname(data)
  const isOfFolder = path.posix.basename(stem) === path.posix.basename(folder)
  return stem === file.replace(TEXTS, '') || (isOfFolder && file.startsWith(`${folder}/`))
}

/** Returns the values of the data files beside a file and in the folders above it; the nearest file wins. */
function dataFor(site: SourceSite, file: string): Readonly<Record<string, unknown>> {
  const folders = file.split('/').slice(0, -1)
  const levels = folders.map((name, index) => [...folders.slice(0, index + 1), name].join('/'))
  const names = [...levels, file.replace(TEXTS, '')].flatMap((stem) => [`${stem}.json`, `${stem}.11tydata.json`])
  const known = names.filter((name) => site.files.includes(name))
  return Object.assign({}, ...known.map((name) => readConfig(site, name)))
}
