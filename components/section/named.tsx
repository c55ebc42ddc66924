import type { ReactNode } from 'react'
import type { SectionBase } from '../../lib/story/types/chart.ts'

/**
 * Returns the attributes by which a section is found. A section that only a free translation has is no place at which a
 * reader who changes the language can stay, so it has no `data-section`.
 */
export function named({ id, isOwn }: SectionBase) {
  return isOwn ? { id } : { id, 'data-section': id }
}

/** Renders the id that the text gives to a section that has no text. */
export function Anchor({ of: { anchor } }: { of: SectionBase }): ReactNode {
  return anchor === undefined ? null : <span id={anchor} />
}

/** Renders the places of sections that only the original has: a reader who comes from there arrives here. */
export function Places({ of: { places = [] } }: { of: SectionBase }): ReactNode {
  return places.map((id) => <span key={id} id={id} />)
}
