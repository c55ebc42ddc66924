import { readdirSync } from 'node:fs'
import path from 'node:path'
import { MEDIA } from '../attachment/shared-files.ts'
import { FONTS } from '../fonts/read-fonts.ts'
import { didYouMean, suggest } from '../problem/did-you-mean.ts'
import { type Problem, START } from '../problem/problem.ts'
import { shellWord } from '../problem/shell-word.ts'
import { MESSAGES } from '../publication/read-messages.ts'
import { THEME } from '../publication/read-theme.ts'
import { STATIC } from '../publication/static-files.ts'
import { nameOf } from '../source/source-file.ts'
import { PORTRAITS } from './authors.ts'
import { FRONT_FILE } from './front-choice.ts'
import { BRAND } from './look.ts'

/** Warns of folders in the content folder that nothing reads, and of files there that are meant as a text or a setting. */
export function unreadEntries(root: string): Problem[] {
  return entriesOf(root).flatMap((entry): Problem[] => {
    const isFile = entry.isFile()
    const { name } = entry
    if (name.startsWith('.') || [...FILES, ...FOLDERS].includes(name) || (isFile && !MEANT.test(name))) return []
    const message = `Masthead does not read ${isFile ? 'the file' : 'the folder'} “${name}” here.`
    const file = nameOf(root, path.join(root, name))
    return [{ file, ...START, rule: 'content-unread', severity: 'warning', message, hint: hintFor(root, name, isFile) }]
  })
}

const TEXTS = ['stories', 'pages']
const FOLDERS = [...TEXTS, MEDIA, STATIC, FONTS, PORTRAITS, BRAND, MESSAGES]
const FILES = ['site.yaml', FRONT_FILE, THEME]

/** The entries that Masthead reads, but beside the content folder. */
const BESIDE = ['overrides', 'masthead.config.ts']

// Notes for whoever opens the folder are no story; of other files, only these can be meant for Masthead.
const MEANT = /^(?!readme|license|licence|changelog|contributing).*\.(md|ya?ml|css|ts)$/i

function hintFor(root: string, name: string, isFile: boolean): string {
  const base = path.basename(root)
  if (BESIDE.includes(name)) return `Move it beside the folder ${base}.`
  if (name.endsWith('.md')) return 'Write a story in a folder of its own: stories/the-harbour-reopens/en.md.'
  const isOfTexts = !isFile && entriesOf(path.join(root, name), true).some((entry) => entry.name.endsWith('.md'))
  if (isOfTexts)
    return `Did you mean “${didYouMean(name, TEXTS) ?? 'stories'}”? Stories of another system: npx masthead import ${shellWord(`${base}/${name}`)}`
  const remedy = isFile ? suggest(name, FILES) : `Known here: ${FOLDERS.join(', ')}.`
  return `${remedy} Rename it, or move it out of ${base}.`
}

/** Returns the entries of a folder in order; none if it cannot be read, which others report. */
function entriesOf(folder: string, recursive = false) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
