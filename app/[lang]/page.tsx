import { Front } from '../../components/front/front.tsx'
import { Nameplate } from '../../components/masthead/masthead.tsx'
import { Page } from '../../components/page/page.tsx'
import { storiesIn } from '../../lib/library/library.ts'
import { frontEditions, pageContext } from '../../lib/library/page-context.ts'
import { theLibrary } from '../../lib/library/the-library.ts'
import { cardAddress, frontAddress, LANGUAGE_CHOOSER } from '../../lib/publication/addresses.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { type PageMetadata, pageMetadata } from '../../lib/syndication/metadata/page-metadata.ts'
import { siteGraph } from '../../lib/syndication/metadata/story-graph.ts'
import { languageFeed } from '../../lib/syndication/named-feeds.ts'

/** The number of stories on a front page. It is constant, so that the page does not grow with the archive. */
const LATEST = 25

interface Props {
  readonly params: Promise<{ lang: string }>
}

export async function generateMetadata({ params }: Props): Promise<PageMetadata> {
  const { lang } = await params
  const page = frontContext(lang)
  const { name, description } = page.publication
  const card = { address: cardAddress(lang), alt: name }
  return pageMetadata(page, name, inLanguage(description, lang), LANGUAGE_CHOOSER, {
    card,
    feeds: [languageFeed(theLibrary(), lang)],
  })
}

export default async function FrontPage({ params }: Props) {
  const { lang } = await params
  const page = frontContext(lang)
  const stories = storiesIn(theLibrary(), lang).slice(0, LATEST)
  return (
    <Page page={page} masthead={<Nameplate page={page} />} desk={stories[0]?.edition.section} graph={siteGraph(page)}>
      <Front stories={stories} page={page} />
    </Page>
  )
}

function frontContext(lang: string) {
  const library = theLibrary()
  return pageContext(library, lang, frontAddress(lang), frontEditions(library.publication))
}
