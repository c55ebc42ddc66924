import { Front } from '../../components/front/front.tsx'
import { LiveStrip } from '../../components/live/live-strip.tsx'
import { Nameplate } from '../../components/masthead/masthead.tsx'
import { FrontNotice } from '../../components/notice/front-notice.tsx'
import { Newsletter } from '../../components/offer/offers.tsx'
import { Page } from '../../components/page/page.tsx'
import { theLibrary } from '../../lib/index/the-library.ts'
import { noticeFor } from '../../lib/library/front-notice.ts'
import { planFront, storiesOnFront } from '../../lib/library/front-plan.ts'
import { commonPageContext } from '../../lib/library/page-context.ts'
import { cardAddress, frontAddress } from '../../lib/publication/addresses.ts'
import { homeAddress, nameIn, textIn } from '../../lib/publication/publication.ts'
import { languageFeed } from '../../lib/syndication/feeds.ts'
import { type PageMetadata, pageMetadata } from '../../lib/syndication/page-metadata.ts'
import { siteGraph } from '../../lib/syndication/structured-data.ts'

export async function generateMetadata({ params }: { params: Promise<{ lang: string }> }): Promise<PageMetadata> {
  const { lang } = await params
  const page = commonPageContext(theLibrary(), lang, frontAddress)
  const { publication } = page
  const name = nameIn(publication, lang)
  const card = { address: cardAddress(lang), alt: name }
  return pageMetadata(page, name, textIn(publication.description, lang, publication), homeAddress(publication), {
    card,
    feeds: [languageFeed(theLibrary(), lang)],
  })
}

export default async function FrontPage({ params }: { params: Promise<{ lang: string }> }) {
  const { lang } = await params
  const page = commonPageContext(theLibrary(), lang, frontAddress)
  const plan = planFront(theLibrary(), lang)
  return (
    <Page
      page={page}
      masthead={<Nameplate page={page} topics={plan.topics} day={plan.day} count={plan.count} />}
      rubric={plan.lead?.edition.section}
      graph={siteGraph(page)}
      offering="front"
    >
      <FrontNotice notice={noticeFor(theLibrary(), lang, true)} page={page} />
      <LiveStrip stories={storiesOnFront(plan)} day={plan.day} page={page} />
      <Front plan={plan} page={page} />
      <Newsletter place="front" page={page} />
    </Page>
  )
}
