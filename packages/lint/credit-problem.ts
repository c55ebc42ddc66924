import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Picture } from '../../lib/picture/picture.ts'
import { creditIn, readRights } from '../../lib/picture/rights.ts'
import type { TextProblem } from './text-problem.ts'

/**
 * Returns the problem of a picture whose file names somebody whom its credit does not name; undefined if it has none.
 * One name may contain the other, and capitals, spaces and signs do not count.
 * @param isCover whether the credit is in the front matter, for the hint
 */
export function creditProblem(
  picture: Picture,
  credit: string | undefined,
  isCover: boolean,
): Omit<TextProblem, 'at'> | undefined {
  if (picture.widths.length === 0) return undefined // An SVG has no such facts.
  const rights = readRights(readFileSync(picture.path))
  const named = creditIn(rights)
  if (!named || (credit && [named, ...rights.creators].some((name) => areAlike(name, credit)))) return undefined
  const file = path.basename(picture.path)
  const message = credit
    ? `“${file}” says that it is by “${named}”, but its credit is “${credit}”.`
    : `“${file}” says that it is by “${named}”, but it has no credit.`
  const hint = isCover
    ? `Write \`credit: ${JSON.stringify(named)}\` under \`cover:\`.`
    : `Write {credit=${quoted(named)}} after it.`
  return { message, hint }
}

function areAlike(one: string, other: string): boolean {
  const bare = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return bare(one).includes(bare(other)) || bare(other).includes(bare(one))
}

function quoted(text: string): string {
  return `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
}
