import type { Place } from '../../problem/problem.ts'
import type { Publication } from '../../publication/publication.ts'
import { everySection, type Section } from '../types/section.ts'

/** The embeds whose host no service in site.yaml declares. The content security policy would block them. */
export function undeclaredEmbeds(
  sections: readonly Section[],
  { consent }: Publication,
): { place: Place; message: string; hint: string }[] {
  const hosts = consent.services.flatMap(({ purpose, embed }) =>
    purpose === 'embeds' && embed ? new URL(embed).origin : [],
  )
  return everySection(sections).flatMap((section) => {
    if (section.kind !== 'embed') return []
    const { place, frame } = section
    const { origin } = new URL(frame)
    if (hosts.includes(origin)) return []
    const message = `No service in site.yaml declares ${origin}, which this embed is shown by.`
    const hint = `Add one under consent.services, with \`purpose: embeds\` and \`embed: ${origin}\`.`
    return [{ place, message, hint }]
  })
}
