import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { fontPackages } from '../../lib/fonts/card-type.ts'
import { languageOf } from '../../lib/language/language.ts'
import { isRunning } from '../../lib/settings/process.ts'
import { readJson } from '../../lib/settings/read-json.ts'
import { buildTime } from '../../lib/settings/settings.ts'
import { filesOf } from '../../lib/store/manifest.ts'
import { HOSTS, type NewsroomFacts } from './answers.ts'

/** The engine from which a newsroom is made. */
export interface Engine {
  /** The folder with the template: `newsroom`, `hosts` and `languages`. */
  readonly template: string
  readonly version: string
  /** The versions of packages by their names, among them the fonts for cards. */
  readonly packages: Readonly<Record<string, string | undefined>>
}

/** The texts of a language that go into site.yaml: `texts.json` of the template. */
type FirstTexts = z.infer<typeof textsSchema>

const textsSchema = z.object({
  description: z.string(),
  notice: z.object({ text: z.string(), privacy: z.string(), terms: z.string() }),
  sections: z.record(z.string(), z.string()),
})

/** Returns the tags of the languages for which the template has texts. */
export function templateLanguages({ template }: Engine): string[] {
  return readdirSync(path.join(template, 'languages')).sort()
}

/** Returns the files of a newsroom, by their paths in it. */
export function newsroomFiles(facts: NewsroomFacts, engine: Engine): ReadonlyMap<string, string> {
  const { template, version } = engine
  const { languages, host, isTemplate = false } = facts
  const fonts = fontsFor(languages, engine)
  const date = new Date(buildTime()).toISOString().slice(0, 10)
  const values = { ...facts, ...siteValues(facts, engine), ...readmeValues(facts), date, version, fonts }
  const ofHost = host === 'none' ? [] : [`hosts/${host}`]
  const folders = ['newsroom', ...ofHost, ...(isTemplate ? [`copies/${host}`] : [])]
  const general = folders.flatMap((folder) =>
    filesIn(path.join(template, folder)).map(([name, text]): [string, string] => [
      // npm leaves a file called .gitignore out of packages.
      name === 'gitignore' ? '.gitignore' : name,
      fill(isTemplate ? withDesk(name, text, host) : text, {
        ...values,
        name: name.endsWith('.md') ? escapeMarkdown(facts.name) : quoted(facts.name),
      }),
    ]),
  )
  const [original = ''] = languages
  const ofStory = `date: ${date}\nsection: ${facts.section}\n`
  const written = languages.flatMap((tag) => [...firstFiles({ ...facts, tag, original, ofStory }, engine)])
  return new Map([...general, ...written.map(([name, text]): [string, string] => [`content/${name}`, text])])
}

/** Adds the desk to site.yaml, and its package to package.json. */
function withDesk(name: string, text: string, host: NewsroomFacts['host']): string {
  if (name === 'package.json')
    return text.replace(
      '"masthead": "^{{version}}"',
      '"@masthead/cms": "^{{version}}",\n    "masthead": "^{{version}}"',
    )
  if (name !== 'content/site.yaml') return text
  const every = host === 'github' ? ', publishEvery: 15' : ''
  return `${text.trimEnd()}\n\n# The desk at /editor/. Each copy of this repository has a desk of its own.\neditor: {host: ${host}, repo: own${every}}\n`
}

/** The facts from which the starter texts in one language are made. */
interface FirstFacts {
  /** The name of the newspaper. */
  readonly name: string
  readonly tag: string
  /** The language that the texts are a translation of; the same as `tag` for an original. */
  readonly original: string
  /** The front matter of the first stories, if they are originals. */
  readonly ofStory?: string
  /** The language in which the template has the texts, if it is not `tag`. */
  readonly from?: string
}

/** Returns the first stories and the standing pages in a language, by their paths in the content folder. */
export function firstFiles(facts: FirstFacts, { template }: Engine): Map<string, string> {
  const { name, tag, original, ofStory = '', from = tag } = facts
  const files = filesIn(path.join(template, 'languages', from)).filter(([file]) => file.endsWith('.md'))
  return new Map(
    files.map(([file, text]) => {
      const isStory = /^\w+-story\.md$/.test(file)
      const folder = `${isStory ? 'stories/' : ''}${file.replace(/\.md$/, '')}`
      const own = isStory ? ofStory : ''
      const lines = tag === original ? own : `translation:\n  of: ${original}\n  by: machine\n`
      const withLines = text.replace('{{facts}}\n', () => lines)
      return [`${folder}/${tag}.md`, fill(withLines, { tag, name: escapeMarkdown(name) })]
    }),
  )
}

/** Returns the starter texts of site.yaml in a language, with the name of the newspaper. */
export function firstTexts(tag: string, name: string, { template }: Engine): FirstTexts {
  const file = path.join(template, 'languages', tag, 'texts.json')
  const texts = readJson(textsSchema, readFileSync(file))
  if (!texts) throw new Error(`${file} lacks a text of a new newsroom.`)
  return { ...texts, description: fill(texts.description, { name }) }
}

/** Returns the values of site.yaml that depend on the languages. */
function siteValues({ name, languages, section, sectionLabel }: NewsroomFacts, engine: Engine) {
  const texts = languages.map((tag) => ({ tag, ...firstTexts(tag, name, engine) }))
  const lines = (line: (text: (typeof texts)[number]) => string) => texts.map(line).join('\n')
  return {
    languages: languages.join(', '),
    defaultLanguage: languages[0] ?? '',
    descriptions: lines(({ tag, description }) => `  ${tag}: "${quoted(description)}"`),
    labels: lines(({ tag, sections }) => `      ${tag}: "${quoted(sections[section] ?? sectionLabel)}"`),
    notices: lines(({ tag, notice }) =>
      [`    ${tag}:`, ...Object.entries(notice).map(([key, text]) => `      ${key}: "${quoted(text)}"`)].join('\n'),
    ),
  }
}

/** Returns the packages with the fonts that cards in these languages need, as JSON for package.json. */
function fontsFor(languages: readonly string[], { packages }: Engine): string {
  const names = new Set(languages.flatMap((tag) => fontPackages(languageOf(tag).script)))
  const versions = [...names].sort().map((name) => [name, packages[name]] as const)
  return JSON.stringify(Object.fromEntries(versions), null, 2).replaceAll('\n', '\n  ')
}

/** Returns the sentences of README.md that depend on the answers. */
function readmeValues({ languages, host }: NewsroomFacts) {
  const isTranslated = languages.some((tag) => tag !== 'en')
  return {
    translated: isTranslated
      ? 'The starter texts are machine translations from English: have somebody correct them. '
      : '',
    publish: HOSTS[host],
  }
}

/** Returns the paths and texts of all files in a folder. */
function filesIn(folder: string): [name: string, text: string][] {
  return filesOf(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])
}

/**
 * Returns a text with its placeholders replaced: `{{name}}`.
 * @throws if there is no value for a placeholder
 */
function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (placeholder, key: string) => {
    if (typeof values[key] !== 'string') throw new Error(`The template has no value for ${placeholder}.`)
    return values[key]
  })
}

/** Returns a text as it is written between double quotation marks in JSON and YAML. */
function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** Returns a text that Markdown shows as it is. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~:&$!]/g, String.raw`\$&`)
}

/**
 * Writes files into a folder, without replacing one that exists. All are written to a temporary folder first, so that
 * an error leaves no half of them behind.
 * @param files the contents by their paths in the folder
 * @returns the paths of the files that existed and are left alone
 * @throws if a file cannot be written
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): string[] {
  const existing = [...files.keys()].filter((name) => existsSync(path.join(folder, name)))
  const missing = [...files].filter(([name]) => !existing.includes(name))
  for (const [name] of missing) requireFolder(path.dirname(path.join(folder, name)))
  const isNew = !existsSync(folder)
  const parent = isNew ? path.dirname(folder) : folder
  mkdirSync(parent, { recursive: true })
  for (const name of readdirSync(parent).filter(isLeftBehind)) rmSync(path.join(parent, name), { recursive: true })
  const staging = mkdtempSync(path.join(parent, `.masthead-init-${process.pid}-`))
  try {
    const written = path.join(staging, 'newsroom')
    for (const [name, text] of missing) {
      const file = path.join(written, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    if (isNew) renameSync(written, folder)
    else for (const [name] of missing) moveFile(path.join(written, name), path.join(folder, name))
    return existing
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Moves a file in one step, so that a command that is killed leaves no half of it. */
function moveFile(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true })
  renameSync(from, to)
}

/** Whether a name is that of a temporary folder of a command that was killed. */
function isLeftBehind(name: string): boolean {
  const [, pid] = /^\.masthead-init-(\d+)-/.exec(name) ?? []
  return pid !== undefined && !isRunning(Number(pid))
}

/** @throws if a path, or the nearest one above it that exists, is no folder */
function requireFolder(place: string): void {
  let nearest = place
  while (!existsSync(nearest)) nearest = path.dirname(nearest)
  if (statSync(nearest).isDirectory()) return
  throw new Error(`${nearest} is a file, where a folder is needed. Rename it, then run the command again.`)
}
