import { TEXTS } from '../../../lib/builder/compile/import-source.ts'
import { isLanguageName } from './language-for.ts'

/**
 * Returns the languages of a source that names them in its paths: those of the site, and each folder or suffix that is a
 * language and whose texts have the names of texts in another one (`de/mill.md` beside `en/mill.md`, or `mill.de.md`
 * beside `mill.md`).
 */
export function languagesIn(files: readonly string[], known: readonly string[]): string[] {
  const isKnown = (tag: string) => known.some((each) => each.toLowerCase() === tag.replaceAll('_', '-').toLowerCase())
  const texts = files.filter((file) => TEXTS.test(file))
  const named = texts.flatMap((file): [tag: string, rest: string][] => {
    const folders = file.split('/')
    const inFolders = folders.slice(0, -1).flatMap((part, index): [string, string][] => {
      const rest = folders.toSpliced(index, 1, '*').join('/')
      return isLanguageName(part) ? [[part, plainName(rest)]] : []
    })
    const [, stem = '', suffix = ''] = /^(.+)\.([\w-]+)\.\w+$/.exec(file) ?? []
    return isLanguageName(suffix) ? [...inFolders, [suffix, plainName(`${stem}.md`)]] : inFolders
  })
  const whole = new Set(texts.map(plainName))
  const tags = Map.groupBy(named, ([, rest]) => rest)
  const found = [...tags].flatMap(([rest, pairs]) => {
    const own = [...new Set(pairs.map(([tag]) => tag))]
    // Many a folder has an index, and two letters may be a word.
    if (/(?:^|\/)_?index$/.test(rest)) return own.length > 1 && own.some(isKnown) ? own : []
    return own.length > 1 || whole.has(rest) || whole.has(rest.replace('*/', '')) ? own : []
  })
  return [...known, ...[...new Set(found)].filter((tag) => !isKnown(tag))]
}

function plainName(file: string): string {
  return file.replace(TEXTS, '').toLowerCase()
}
