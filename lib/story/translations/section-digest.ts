import { createHash } from 'node:crypto'
import { type Section, sectionsText } from '../types/section.ts'

/**
 * Returns a digest of a section's words: eight letters from a to p, which no YAML parser reads as a number. Line
 * breaks, spaces, formatting and the targets of links do not change it.
 */
export function sectionDigest(section: Section): string {
  const alt = section.kind === 'figure' ? section.alt : section.kind === 'embed' ? section.still?.alt : ''
  return textDigest(`${alt ?? ''}\n${sectionsText([section])}`)
}

/**
 * Returns a digest of a text: the first 32 bits of its SHA-256 as eight letters from a to p. Ignores line breaks and
 * spaces.
 */
export function textDigest(text: string): string {
  const words = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const bytes = createHash('sha256').update(words).digest().subarray(0, 4)
  return [...bytes].map((byte) => letter(byte >> 4) + letter(byte & 15)).join('')
}

function letter(value: number): string {
  return String.fromCharCode(97 + value)
}
