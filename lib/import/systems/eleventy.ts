import { existsSync } from 'node:fs'
import path from 'node:path'
import { START } from '../../problem/problem.ts'
import type { ImportedEdition } from '../imported.ts'
import { findPicture } from '../output/find-picture.ts'
import { bodyOf, fileNameOf, languageFor, readDraft, TEXTS } from '../source/read-draft.ts'
import { readConfig } from '../source/source-data.ts'
import type { SourceSite } from '../source/source-site.ts'
import { liquidTags } from './liquid-tags.ts'
import type { System } from './system.ts'

const STORIES = /(?:^|\/)(?:posts?|blog|articles?|news|stories)\//

/** Eleventy: Markdown anywhere, with data files beside a file or for a folder. Data that is code is not run. */
export const eleventy: System = {
  name: 'eleventy',
  recognises: ({ root, files }) =>
    existsSync(path.join(root, '.eleventy.js')) ||
    files.some((file) => /^eleventy\.config\.\w+$|\.11tydata\.(?:json|[cm]?js)$/.test(file)),
  read: (site, now) => {
    for (const file of site.files.filter((name) => /\.11tydata\.[cm]?js$/.test(name))) {
      const message = 'This data is code, which is not run; what it says is not carried.'
      site.problems.push({
        file: `${path.basename(site.root)}/${file}`,
        ...START,
        rule: 'import-lost',
        severity: 'warning',
        message,
      })
    }
    return {
      editions: site.files.flatMap((file) => editionOf(site, file, now) ?? []),
      hosts: [],
      findPicture: ({ source }, src) =>
        findPicture(
          src,
          site.root,
          path.relative(site.root, path.dirname(source.path)),
          ['', 'src', 'content', 'public', 'static'],
          [],
        ),
      pictures: site.files,
    }
  },
}

function editionOf(site: SourceSite, file: string, now: number): ImportedEdition | undefined {
  if (!TEXTS.test(file) || /^(?:readme|license|changelog|contributing)\.md$/i.test(file) || /(?:^|\/)_/.test(file))
    return undefined
  const parts = fileNameOf(file.replace(/^(?:src|content)\//, ''), site.languages)
  const more = dataFor(site, file)
  const draft = readDraft(site, file, { now }, more)
  if (!draft) return undefined
  const { source, facts, note } = draft
  const isIndex = parts.name === 'index'
  // The home page, which only lists the others.
  if (isIndex && parts.folders.length === 0) return undefined
  const folders = isIndex ? parts.folders.slice(0, -1) : parts.folders
  const name = facts.slug ?? (isIndex ? (parts.folders.at(-1) ?? 'index') : parts.name)
  const date = facts.date ?? parts.date
  const fixed = facts.permalink && !facts.permalink.includes('{') ? facts.permalink : undefined
  const own =
    fixed ??
    ['', ...(parts.lang && !file.includes(`.${parts.lang}.`) ? [parts.lang] : []), ...folders, name, ''].join('/')
  return {
    source,
    place: START,
    shelf: date || STORIES.test(file) ? 'stories' : 'pages',
    key: facts.key ?? [...folders, name].join('/'),
    lang: languageFor(facts.lang ?? parts.lang ?? site.language, site.languages),
    name,
    facts: { ...facts, date },
    desk: folders[0],
    readBody: () => bodyOf(draft, liquidTags(facts.title)),
    address: own,
    paths: [own],
    former: [own, ...facts.aliases],
    note,
  }
}

/** Returns the values of the data files beside a file and in the folders above it; the nearest file wins. */
function dataFor(site: SourceSite, file: string): Readonly<Record<string, unknown>> {
  const folders = file.split('/').slice(0, -1)
  const levels = folders.map((name, index) => [...folders.slice(0, index + 1), name].join('/'))
  const names = [...levels, file.replace(TEXTS, '')].flatMap((stem) => [`${stem}.json`, `${stem}.11tydata.json`])
  const known = names.filter((name) => site.files.includes(name))
  return Object.assign({}, ...known.map((name) => readConfig(site, name)))
}
