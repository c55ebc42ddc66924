import path from 'node:path'
import { isRecord } from '../../../source/is-record.ts'
import { plainKey } from '../../source/facts-of.ts'
import { fileNameOf, TEXTS } from '../../source/read-draft.ts'
import { readText, type SourceSite } from '../../source/source-site.ts'
import { splitFile } from '../../source/split-file.ts'
import type { HugoConfig } from './hugo-config.ts'

/** Returns the front matter that a file inherits from Hugo’s lists of stories (`cascade`); the nearest list wins. */
export type Cascade = (inside: string, lang: string) => Readonly<Record<string, unknown>>

interface Given {
  /** The folder of the list within the content; empty for all content. */
  readonly folder: string
  readonly lang: string | undefined
  readonly target: Readonly<Record<string, unknown>>
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * Reads the values that the lists of a content folder, and the configuration, pass down to stories.
 * @param ownLanguage the language of the folder, if it has one
 */
export function readCascade(
  site: SourceSite,
  config: HugoConfig,
  folder: string,
  ownLanguage: string | undefined,
): Cascade {
  const lists = site.files.filter(
    (file) => file.startsWith(`${folder}/`) && TEXTS.test(file) && /\/_index\b/.test(file),
  )
  const given = lists
    .flatMap((file) => {
      // Problems are ignored here: they are reported where the file is read as a text.
      const source = readText({ ...site, problems: [] }, file)
      const { folders, lang } = fileNameOf(file.slice(folder.length + 1), config.languages)
      const values = source && splitFile(source).split?.data.values
      return givenBy(values?.cascade, folders.join('/'), ownLanguage ?? lang ?? config.language)
    })
    .sort((a, b) => a.folder.length - b.folder.length)
  const all = [...givenBy(config.cascade, '', undefined), ...given]
  return (inside, lang) => {
    const fitting = all.filter((each) => isGivenTo(each, inside, lang))
    return Object.assign({}, ...fitting.map(({ values }) => values))
  }
}

function givenBy(cascade: unknown, folder: string, lang: string | undefined): Given[] {
  const parts: unknown[] = Array.isArray(cascade) ? cascade : [cascade]
  return parts.filter(isRecord).map(({ _target, target = _target, params, ...values }) => ({
    folder,
    lang,
    target: isRecord(target) ? target : {},
    values: { ...values, ...(isRecord(params) ? params : {}) },
  }))
}

function isGivenTo({ folder, lang, target, values }: Given, inside: string, of: string): boolean {
  if ((folder && !inside.startsWith(`${folder}/`)) || (lang && lang !== of)) return false
  const logical = `/${inside.replace(TEXTS, '').replace(/\/index(?:\.[\w-]+)?$/, '')}`.toLowerCase()
  return Object.entries(target).every(([key, wanted]) => {
    const pattern = String(wanted).toLowerCase()
    switch (plainKey(key)) {
      case 'path':
        return path.posix.matchesGlob(logical, pattern)
      case 'kind':
        return pattern === 'page' || pattern === '{page}'
      case 'lang':
        return pattern === of.toLowerCase()
      default:
        return Object.keys(values).length > 0
    }
  })
}
