import { Front } from '../../components/front/front.tsx'
import { Nameplate } from '../../components/masthead/masthead.tsx'
import { Newsletter } from '../../components/newsletter/newsletter.tsx'
import { Page } from '../../components/page/page.tsx'
import { planFront } from '../../lib/library/front-plan.ts'
import { frontEditions, pageContext } from '../../lib/library/page-context.ts'
import { theLibrary } from '../../lib/library/the-library.ts'
import { cardAddress, frontAddress } from '../../lib/publication/addresses.ts'
import { homeAddress, inLanguage } from '../../lib/publication/publication.ts'
import { type PageMetadata, pageMetadata } from '../../lib/syndication/metadata/page-metadata.ts'
import { siteGraph } from '../../lib/syndication/metadata/story-graph.ts'
import { languageFeed } from '../../lib/syndication/named-feeds.ts'

export async function generateMetadata({ params }: Props): Promise<PageMetadata> {
  const { lang } = await params
  const page = frontContext(lang)
  const { name, description } = page.publication
  const card = { address: cardAddress(lang), alt: name }
  return pageMetadata(page, name, inLanguage(description, lang), homeAddress(page.publication), {
    card,
    feeds: [languageFeed(theLibrary(), lang)],
  })
}

interface Props {
  readonly params: Promise<{ lang: string }>
}

export default async function FrontPage({ params }: Props) {
  const { lang } = await params
  const page = frontContext(lang)
  const plan = planFront(theLibrary(), lang)
  return (
    <Page
      page={page}
      masthead={<Nameplate page={page} topics={plan.topics} />}
      rubric={plan.lead?.edition.section}
      graph={siteGraph(page)}
      offering="front"
    >
      <Front plan={plan} page={page} />
      <Newsletter place="front" page={page} />
    </Page>
  )
}

function frontContext(lang: string) {
  const library = theLibrary()
  return pageContext(library, lang, frontAddress(lang), frontEditions(library.publication))
}
