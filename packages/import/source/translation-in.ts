import { wholeWord } from '../../../lib/language/whole-word.ts'
import type { Place } from '../../../lib/problem/problem.ts'
import { toRecord, type Values } from '../../../lib/source/is-record.ts'
import type { StatedTranslation } from '../types/imported.ts'
import { bylineNames } from './byline-names.ts'

/**
 * Returns what front matter states about a translation; undefined if it states none. Names for which a story has no slot
 * are reported.
 */
export function translationIn(
  values: Values,
  { keys, read, namesAt, report, placeAt }: Reading,
): StatedTranslation | undefined {
  const parts = toRecord(values[keys.get('translation') ?? ''])
  const isStated = Object.keys(parts).length > 0
  if (isStated) read('translation')
  const by = (['human', 'machine'] as const).find((one) => one === parts.by)
  const own = bylineNames([parts.translator, by ? undefined : parts.by])
  const [translator, ...others] = [...new Set([...own.names, ...namesAt(TRANSLATORS)])]
  if (!isStated && translator === undefined) return undefined
  const [reviewer, ...more] = [...new Set([...bylineNames(parts.reviewer).names, ...namesAt(REVIEWERS)])]
  const key = isStated ? 'translation' : (TRANSLATORS.find((name) => keys.has(name)) ?? '')
  for (const name of [...others, ...own.others]) report(key, `A story names one translator; “${name}” is not imported.`)
  for (const name of more) report(key, `A story names one reviewer of a translation; “${name}” is not imported.`)
  for (const [name, value] of Object.entries(parts))
    if (!PARTS.includes(name))
      report('translation', `Masthead has no key for “translation.${name}: ${JSON.stringify(value)}”.`)
  const isMachine = translator !== undefined && MACHINES.test(translator)
  return {
    of: typeof parts.of === 'string' ? parts.of : undefined,
    by: by ?? (translator === undefined ? undefined : isMachine ? 'machine' : 'human'),
    translator,
    reviewer,
    place: placeAt(key),
  }
}

/** Functions that read the keys of a front matter, by their plain forms. */
interface Reading {
  readonly keys: ReadonlyMap<string, string>
  read(name: string): unknown
  namesAt(names: readonly string[]): string[]
  report(name: string, message: string, hint?: string): void
  placeAt(name: string): Place
}

const TRANSLATORS = ['translators', 'translator', 'translatedby', 'translationby']
const REVIEWERS = ['translationreviewer', 'reviewer', 'reviewers', 'reviewedby']

/** The keys of `translation` that are read, or that Masthead itself writes. */
const PARTS = ['of', 'by', 'translator', 'reviewer', 'form', 'sections']

const MACHINES = new RegExp(
  wholeWord('google|deepl|gpt|chatgpt|claude|gemini|bing|microsoft|amazon|libretranslate|machine|automatic'),
  'iu',
)
