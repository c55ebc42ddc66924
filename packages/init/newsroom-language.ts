import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { suitableTags } from '../../lib/language/language.ts'
import { isRecord, toRecord, type Values } from '../../lib/settings/read-json.ts'
import { isSame, patchYaml, splitStory } from '../../lib/source/patch-yaml.ts'
import { foldersOf } from '../../lib/story/read/read-folder.ts'
import { type Engine, firstFiles, firstTexts, templateLanguages } from './newsroom-files.ts'

/**
 * Returns a newsroom with one more language: site.yaml, and standing pages by their paths in the content folder. They
 * have Masthead’s starter texts, but only where the default language still has them, too: the newsroom alone knows the
 * others.
 * @returns also the keys that have a text in the language now, and what the newsroom has to write
 */
export function withLanguage(lang: string, root: string, yaml: string, engine: Engine) {
  const site = toRecord(parse(yaml))
  const [main, languages] = [String(site.defaultLanguage), textsIn(site.languages)]
  const name = String(isRecord(site.name) ? site.name[main] : site.name)
  const ours = firstOf({ name, tag: lang, original: main }, engine)
  const theirs = firstOf({ name, tag: main, original: main }, engine)
  const lacking = languageMaps(site, languages).filter(
    (where) => !OPTIONAL.includes(where[0] ?? '') && valueAt(site, [...where, lang]) === undefined,
  )
  const isKnown = (where: readonly string[]) => {
    const key = where.join('.')
    // A name of a section is the same for everyone; the other texts say what the newsroom does.
    const isFirst = where[0] === 'sections' || isSame(valueAt(site, [...where, main]), theirs.texts.get(key))
    return ours.texts.has(key) && isFirst
  }
  const known = lacking.filter(isKnown)
  const added = known.reduce<Values>(
    (all, where) => withValue(all, [...where, lang], ours.texts.get(where.join('.'))),
    { ...site, languages: [...languages, lang] },
  )
  const pages = foldersOf(root, 'pages').names.filter(
    (page) => !existsSync(path.join(root, `pages/${page}/${lang}.md`)),
  )
  const files = new Map(
    pages.flatMap((page): [string, string][] => {
      const [file, original] = [`pages/${page}/${lang}.md`, `pages/${page}/${main}.md`]
      const text = ours.files.get(file)
      const isFirst = existsSync(path.join(root, original)) && read(root, original) === theirs.files.get(original)
      return text !== undefined && isFirst ? [[file, text]] : []
    }),
  )
  const begun = pages.filter((page) => !files.has(`pages/${page}/${lang}.md`))
  return {
    text: patchYaml(yaml, site, added),
    files,
    known: known.map((where) => `${where.join('.')}.${lang}`),
    open: [
      ...lacking.filter((where) => !isKnown(where)).map((where) => `site.yaml: ${where.join('.')}.${lang}`),
      ...begun.map((page) => `pages/${page}/${lang}.md: npx masthead translate ${page} ${lang}`),
    ],
  }
}

/** The keys of site.yaml in which a language may be missing for good. */
const OPTIONAL = ['translation', 'logo', 'fallback']

/** Returns Masthead’s starter texts in a language, by their keys in site.yaml, and files; none if it has none in it. */
function firstOf(facts: Parameters<typeof firstFiles>[0], engine: Engine) {
  const templates = templateLanguages(engine)
  const from = suitableTags(facts.tag).find((tag) => templates.includes(tag))
  if (from === undefined) return { texts: new Map<string, unknown>(), files: new Map<string, string>() }
  const { description, notice, sections } = firstTexts(from, facts.name, engine)
  const labels = Object.entries(sections).map(([key, label]) => [`sections.${key}.label`, label] as const)
  const texts = new Map<string, unknown>([['description', description], ['consent.notice', notice], ...labels])
  return { texts, files: firstFiles({ ...facts, from }, engine) }
}

/**
 * Returns site.yaml without a language, and the keys that are gone. The languages that authors speak stay.
 * @param yaml the text of the file, with the language
 */
export function withoutLanguage(
  lang: string,
  yaml: string,
): { readonly text: string; readonly keys: readonly string[] } {
  const site = toRecord(parse(yaml))
  const languages = textsIn(site.languages)
  const keys: string[] = []
  const strip = (value: unknown, where: readonly string[]): unknown => {
    if (Array.isArray(value)) {
      const isList = (where.at(-1) === 'languages' && where[0] !== 'authors') || where[0] === 'fallback'
      if (!isList || !value.includes(lang)) return value.map((one, index) => strip(one, [...where, String(index)]))
      keys.push(where.join('.'))
      return value.filter((one) => one !== lang)
    }
    if (!isRecord(value)) return value
    const isMap = isLanguageMap(value, languages)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) => {
        if (!isMap || key !== lang) return [[key, strip(one, [...where, key])]]
        keys.push([...where, key].join('.'))
        return []
      }),
    )
  }
  return { text: patchYaml(yaml, site, strip(site, [])), keys }
}

/** Returns the files of a language, by their paths in the content folder, and those among them that are originals. */
export function filesOfLanguage(lang: string, root: string) {
  const texts = (['stories', 'pages'] as const).flatMap((collection) =>
    foldersOf(root, collection).names.map((name) => `${collection}/${name}/${lang}.md`),
  )
  const isThere = (name: string) => existsSync(path.join(root, name))
  const written = texts.filter(isThere)
  return {
    files: [...written, ...[`front.${lang}.yaml`, `messages/${lang}.json`].filter(isThere)],
    originals: written.filter((name) => !isTranslation(read(root, name))),
  }
}

function isTranslation(text: string): boolean {
  try {
    return toRecord(parse(splitStory(text).yaml)).translation !== undefined
  } catch {
    return false
  }
}

function read(root: string, name: string): string {
  return readFileSync(path.join(root, name), 'utf8')
}

/** Returns the paths of all values of a site that are texts by language. */
function languageMaps(value: unknown, languages: readonly string[], where: readonly string[] = []): string[][] {
  if (isRecord(value) && isLanguageMap(value, languages)) return [[...where]]
  if (!isRecord(value) && !Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, one]) => languageMaps(one, languages, [...where, key]))
}

function isLanguageMap(value: Values, languages: readonly string[]): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => languages.includes(key))
}

function valueAt(value: unknown, where: readonly string[]): unknown {
  return where.reduce<unknown>((inside, key) => Object(inside)[key], value)
}

function withValue(values: Values, [key = '', ...inner]: readonly string[], value: unknown): Values {
  return { ...values, [key]: inner.length > 0 ? withValue(toRecord(values[key]), inner, value) : value }
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
