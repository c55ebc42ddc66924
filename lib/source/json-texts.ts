import { z } from 'zod'
import { readJson } from '../settings/read-json.ts'

/** A text in a JSON file, with the offsets of its key and of the text itself. */
export interface JsonText {
  readonly key: string
  readonly keyAt: number
  readonly text: string
  readonly textAt: number
}

/**
 * Reads a JSON object whose values are all texts. JSON.parse gives no places, and does not always say where it fails.
 * @returns the texts before the first error, and that error: its offset, and what should be there
 */
export function jsonTexts(json: string): { texts: readonly JsonText[]; failed?: { offset: number; wanted: string } } {
  const tokens = [...json.matchAll(/"(?:[^"\\\n]|\\[^\n])*"|\S/g)]
  const texts: JsonText[] = []
  const fail = (index: number, wanted: string) => {
    return { texts, failed: { offset: tokens[index]?.index ?? json.length, wanted } }
  }
  const signAt = (index: number) => tokens[index]?.[0]
  if (signAt(0) !== '{') return fail(0, 'a {')
  for (let at = 1; ; at += 4) {
    const [key, text] = [stringIn(signAt(at)), stringIn(signAt(at + 2))]
    if (key === undefined) return fail(at, 'a key in double quotation marks')
    if (signAt(at + 1) !== ':') return fail(at + 1, 'a colon')
    if (text === undefined) return fail(at + 2, 'a text in double quotation marks')
    texts.push({ key, keyAt: tokens[at]?.index ?? 0, text, textAt: tokens[at + 2]?.index ?? 0 })
    if (signAt(at + 3) === '}') return tokens.length > at + 4 ? fail(at + 4, 'the end of the file') : { texts }
    if (signAt(at + 3) !== ',') return fail(at + 3, 'a comma or }')
  }
}

function stringIn(token: string | undefined): string | undefined {
  return token?.startsWith('"') ? readJson(z.string(), token) : undefined
}
