import { LanguageChooser } from '../../components/language-chooser/language-chooser.tsx'
import { theLibrary } from '../../lib/index/the-library.ts'
import { planFront } from '../../lib/library/front-plan.ts'
import { everyEdition, pageContext } from '../../lib/library/page-context.ts'
import { cardAddress, frontAddress, LANGUAGE_CHOOSER } from '../../lib/publication/addresses.ts'
import { nameIn, textIn } from '../../lib/publication/publication.ts'
import { everyLanguageFeed } from '../../lib/syndication/feeds.ts'
import { jsonForHtml } from '../../lib/syndication/markup.ts'
import { type PageMetadata, pageMetadata } from '../../lib/syndication/page-metadata.ts'
import { siteGraph } from '../../lib/syndication/structured-data.ts'

export function generateMetadata(): PageMetadata {
  const page = chooserContext()
  const { description, defaultLanguage } = page.publication
  const name = nameIn(page.publication, defaultLanguage)
  const card = { address: cardAddress(defaultLanguage), alt: name }
  return pageMetadata(page, name, textIn(description, defaultLanguage, page.publication), LANGUAGE_CHOOSER, {
    card,
    feeds: everyLanguageFeed(theLibrary()),
  })
}

export default function LanguageChooserPage() {
  const page = chooserContext()
  const leads = new Map(
    page.publication.languages.flatMap(({ tag }) => {
      const { lead } = planFront(theLibrary(), tag)
      return lead ? [[tag, lead.edition]] : []
    }),
  )
  return (
    <>
      <LanguageChooser publication={page.publication} logo={page.logo} leads={leads} />
      <script type="application/ld+json">{jsonForHtml(siteGraph(page))}</script>
    </>
  )
}

function chooserContext() {
  const library = theLibrary()
  const { publication } = library
  return pageContext(library, publication.defaultLanguage, LANGUAGE_CHOOSER, everyEdition(publication, frontAddress))
}
