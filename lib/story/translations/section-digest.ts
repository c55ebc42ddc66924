import { createHash } from 'node:crypto'
import { type Section, sectionsText } from '../types/section.ts'

/**
 * A digest of a section's words: eight letters from a to p, which no reading of YAML takes for a number. How the words are
 * wrapped, spaced or marked does not matter, and neither does where a link leads.
 */
export function sectionDigest(section: Section): string {
  const alt = section.kind === 'figure' ? section.alt : section.kind === 'embed' ? section.still?.alt : ''
  return textDigest(`${alt ?? ''}\n${sectionsText([section])}`)
}

/** The same of any text. */
export function textDigest(text: string): string {
  const words = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const bytes = createHash('sha256').update(words).digest().subarray(0, 4)
  return [...bytes].map((byte) => letter(byte >> 4) + letter(byte & 15)).join('')
}

function letter(value: number): string {
  return String.fromCharCode(97 + value)
}
