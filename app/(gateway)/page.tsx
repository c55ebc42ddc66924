import { LanguageChooser } from '../../components/gateway/gateway.tsx'
import { StructuredData } from '../../components/structured-data/structured-data.tsx'
import { cardAddress, LANGUAGE_CHOOSER } from '../../lib/publication/addresses.ts'
import { frontEditions, pageContext } from '../../lib/publication/page-context.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { theLibrary } from '../../lib/story/the-library.ts'
import { everyLanguageFeed } from '../../lib/syndication/named-feeds.ts'
import { type PageMetadata, pageMetadata } from '../../lib/syndication/page-metadata.ts'
import { siteGraph } from '../../lib/syndication/story-graph.ts'

export function generateMetadata(): PageMetadata {
  const page = gatewayContext()
  const { name, description, defaultLanguage } = page.publication
  const card = { address: cardAddress(defaultLanguage), alt: name }
  return pageMetadata(page, name, inLanguage(description, defaultLanguage), LANGUAGE_CHOOSER, {
    card,
    feeds: everyLanguageFeed(theLibrary()),
  })
}

export default function GatewayPage() {
  const page = gatewayContext()
  return (
    <>
      <LanguageChooser publication={page.publication} />
      <StructuredData graph={siteGraph(page)} />
    </>
  )
}

function gatewayContext() {
  const library = theLibrary()
  const { publication } = library
  return pageContext(library, publication.defaultLanguage, LANGUAGE_CHOOSER, frontEditions(publication))
}
