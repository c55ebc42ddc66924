import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { Front } from '../../components/front/front.tsx'
import { LanguageChooser } from '../../components/language-chooser/language-chooser.tsx'
import { Masthead, Nameplate } from '../../components/masthead/masthead.tsx'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { Page } from '../../components/page/page.tsx'
import { StoryView } from '../../components/story/story-view.tsx'
import { PUBLICATION } from '../fixtures/publication.ts'
import { aPlan } from './helpers/plan.ts'
import { aLibrary, aPage, aPublication, TWELVE } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { aListedEdition, aStory, aStoryEdition, COVER } from './helpers/story.ts'

/** Every text of the site.yaml that Masthead comes with: its facts, and so the facts that no component may know. */
const FACTS = textsIn(parse(readFileSync(`${PUBLICATION}/site.yaml`, 'utf8')))

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 3 ? [value] : [] // shorter ones are tags of languages
  const children = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).safeParse(value)
  return children.success ? Object.values(children.data).flatMap(textsIn) : []
}

const edition = aStoryEdition({ section: 'harbour', kind: 'news', cover: COVER, date: '2025-02-24' })

test.each(TWELVE)('nothing of Masthead is in the pages of another publication in %s', (lang) => {
  const publication = aPublication(TWELVE)
  const page = aPage({ publication, lang })
  const html = [
    <Page key="story" page={page} masthead={<Masthead page={page} />}>
      <StoryView listed={aListedEdition(edition)} page={page} />
    </Page>,
    <Page key="front" page={page} masthead={<Nameplate page={page} />}>
      <Front plan={aPlan([{ edition, story: aStory(edition, TWELVE) }], page)} page={page} />
    </Page>,
    <LanguageChooser key="language-chooser" publication={publication} leads={new Map([[lang, edition]])} />,
    <NotFound key="lost" library={aLibrary(publication)} lang={undefined} />,
  ].map((part) => show(part).innerHTML)
  expect(FACTS).toContain('互联网新闻信息许可证10120180008')
  expect(FACTS.filter((fact) => html.some((part) => part.includes(fact)))).toEqual([])
})

test('the facts of the other publication are all there instead', () => {
  const page = aPage()
  const { textContent } = show(
    <Page page={page} masthead={<Nameplate page={page} />}>
      <StoryView listed={aListedEdition(edition)} page={page} />
    </Page>,
  )
  for (const fact of ['The Loopback Post', 'News from nowhere (en)', '許可証 7', 'Report errors (en)', '555-0100']) {
    expect(textContent).toContain(fact)
  }
  for (const fact of ['Harbour (en)', 'Printed nowhere (en)', 'We use cookies: see Privacy and Terms.']) {
    expect(textContent).toContain(fact)
  }
})
