import type { Place } from '../problem/problem.ts'
import type { Publication } from '../publication/publication.ts'
import type { Section } from './section.ts'
import type { SectionOf } from './section-of.ts'

/** The embeds whose host no service in site.yaml declares: no page’s policy would let them be shown. */
export function undeclaredEmbeds(
  sections: readonly Section[],
  { consent }: Publication,
): { place: Place; message: string; hint: string }[] {
  const hosts = consent.services.flatMap(({ purpose, embed }) =>
    purpose === 'embeds' && embed ? new URL(embed).origin : [],
  )
  return embedsIn(sections).flatMap(({ place, frame }) => {
    const { origin } = new URL(frame)
    if (hosts.includes(origin)) return []
    const message = `No service in site.yaml declares ${origin}, which this embed is shown by.`
    const hint = `Add one under consent.services, with \`purpose: embeds\` and \`embed: ${origin}\`.`
    return [{ place, message, hint }]
  })
}

/** The embeds in a text, however deep they stand. */
export function embedsIn(sections: readonly Section[]): SectionOf<'embed'>[] {
  return sections.flatMap((section) => {
    switch (section.kind) {
      case 'embed':
        return [section]
      case 'quote':
      case 'aside':
        return embedsIn(section.sections)
      case 'list':
        return embedsIn(section.items.flat())
      case 'footnotes':
        return embedsIn(section.notes.flatMap((note) => note.sections))
      default:
        return []
    }
  })
}
