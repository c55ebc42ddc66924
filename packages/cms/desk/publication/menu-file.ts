import { isRecord } from '../../../../lib/settings/read-json.ts'
import { type KeyPath, listOf, valueAt } from './settings-yaml.ts'
import { type Texts, textsByLanguage } from './texts-by-language.ts'

/** A list of links in site.yaml: the menu, or a column of the footer. */
export interface MenuList {
  /** The keys that lead to it. */
  readonly path: KeyPath
  /** The language whose menu it is; undefined for that of all. */
  readonly lang?: string
  /** The heading of a column of the footer. */
  readonly heading?: Texts
  readonly entries: readonly unknown[]
}

/** Returns the menus of site.yaml and the columns of its footer, each for all languages or for one. */
export function menuLists(yaml: string): readonly MenuList[] {
  const headers = eachLanguage(valueAt(yaml, MENU), MENU)
  const footers = eachLanguage(valueAt(yaml, FOOTER), FOOTER).flatMap(({ path, entries, ...rest }) =>
    entries.filter(isRecord).map(({ label, links }, index): MenuList => {
      return { ...rest, path: [...path, index, 'links'], heading: textsByLanguage(label), entries: listOf(links) }
    }),
  )
  return [...headers, ...footers]
}

/** The keys that lead to the menu. */
export const MENU: KeyPath = ['menus', 'header']

const FOOTER: KeyPath = ['menus', 'footer']

function eachLanguage(value: unknown, path: KeyPath): MenuList[] {
  if (isRecord(value))
    return Object.entries(value).map(([lang, list]) => ({ path: [...path, lang], lang, entries: listOf(list) }))
  return value === undefined ? [] : [{ path, entries: listOf(value) }]
}
