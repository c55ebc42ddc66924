import type { Place } from '../../problem/problem.ts'
import type { Figure } from '../types/chart.ts'
import { assertNever } from '../types/inline.ts'
import type { Section } from '../types/section.ts'

/** One line of a story's outline. */
interface Entry {
  readonly shape: string
  readonly place: Place
}

/** The first place where a translation does not match its original. */
export interface Misalignment {
  readonly place: Place
  readonly message: string
}

/**
 * Compares a translation's sections with its original's: same order, same kinds, same structure.
 * @returns the first difference; undefined if every section has its counterpart
 */
export function firstMisalignment(
  original: readonly Section[],
  translation: readonly Section[],
  originalFile: string,
  endOfTranslation: Place,
): Misalignment | undefined {
  const theirs = original.flatMap(outline)
  const ours = translation.flatMap(outline)
  for (const [index, their] of theirs.entries()) {
    const our = ours[index]
    if (our?.shape === their.shape) continue
    const place = our?.place ?? endOfTranslation
    const where = `${originalFile}:${their.place.line}`
    const message = our
      ? `Here stands ${article(our.shape)}, where the original has ${article(their.shape)} (${where}).`
      : `The translation ends here, but the original goes on with ${article(their.shape)} (${where}).`
    return { place, message }
  }
  const extra = ours[theirs.length]
  return extra && { place: extra.place, message: `The original ends before this ${extra.shape}.` }
}

function outline(section: Section): Entry[] {
  const entry = (shape: string): Entry => ({ shape, place: section.place })
  switch (section.kind) {
    case 'paragraph':
    case 'figure':
    case 'divider':
      return [entry(section.kind)]
    case 'code':
      return [entry('block of code')]
    case 'heading':
      return [entry(`heading of level ${section.level}`)]
    case 'quote':
      return [entry('quote'), ...section.sections.flatMap(outline)]
    case 'aside':
      return [entry(`:::${section.variant} block`), ...section.sections.flatMap(outline)]
    case 'list': {
      const kind = section.start === undefined ? 'list' : 'numbered list'
      return [entry(`${kind} of ${section.items.length}`), ...section.items.flat().flatMap(outline)]
    }
    case 'table':
      return [entry(`table of ${section.rows.length} rows and ${section.head.length} columns`)]
    case 'embed':
      return [entry(`embedded ${section.form}`)]
    case 'chart':
      return [entry(`${section.form} chart of ${section.figures.flat().map(shapeOf).join(', ')}`)]
    case 'footnotes':
      return [
        entry(`list of ${section.notes.length} footnotes`),
        ...section.notes.flatMap((note) => note.sections.flatMap(outline)),
      ]
    default:
      return assertNever(section)
  }
}

/** A chart's number, independent of how its language writes it. */
function shapeOf({ value, mark }: Figure): string {
  return `${Math.round(value * 1e6) / 1e6}${mark ? ` (${mark})` : ''}`
}

function article(shape: string): string {
  return `${/^[aeiou]/.test(shape) ? 'an' : 'a'} ${shape}`
}
