import type { Metadata } from 'next'
import { Gateway } from '../../components/gateway/gateway.tsx'
import { GATEWAY } from '../../lib/publication/addresses.ts'
import { frontEditions, pageContext } from '../../lib/publication/page-context.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { theLibrary } from '../../lib/story/the-library.ts'
import { pageMetadata } from '../../lib/syndication/page-metadata.ts'

export function generateMetadata(): Metadata {
  const library = theLibrary()
  const { publication } = library
  const page = pageContext(library, publication.defaultLanguage, GATEWAY, frontEditions(publication))
  return pageMetadata(page, publication.name, inLanguage(publication.description, page.language.tag), GATEWAY)
}

export default function GatewayPage() {
  return <Gateway publication={theLibrary().publication} />
}
