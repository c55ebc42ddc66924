import { vi } from 'vitest'
import { listsIn } from '../../../../lib/library/lists.ts'
import { pageContext } from '../../../../lib/library/page-context.ts'
import { authorAddress, storyAddress } from '../../../../lib/publication/addresses.ts'
import { jsonForHtml } from '../../../../lib/syndication/markup.ts'
import { profileGraph, siteGraph, storyGraph } from '../../../../lib/syndication/structured-data.ts'
import { PNG } from '../../../content/good-newsroom.ts'
import type { Changes } from '../../../content/newsroom.ts'
import { libraryOf, storyIn } from '../../read-library.ts'

/** Everything that a story’s file may say. */
export const FULL = `title: The "harvest" is in </script>
description: All of it.
date: 2025-02-24
updated: 2025-03-01T08:00:00Z
kind: analysis
section: science
authors: [Ada Writer, The Gazette]
tags: [wheat, barns]
cover:
  src: bridge.svg
  alt: A bridge over a river.
  caption: The bridge.
  credit: "Drawing: Ada"
  licence: https://licences.example/by/4.0/
corrections:
  - {date: 2025-03-02, text: It was wheat.}`

/** The JSON-LD of a story in a newsroom with changes, as its page would have it. */
export function storyJson(changes: Changes, lang = 'en', site = 'https://gazette.example/'): string {
  vi.stubEnv('SITE_URL', site)
  const library = libraryOf(changes)
  const story = library.stories.get('harvest')
  if (!story) throw new Error('There is no harvest.')
  const page = pageContext(library, lang, storyAddress(lang, 'harvest'), new Map())
  return jsonForHtml(storyGraph(storyIn(library, 'harvest', lang), story, page))
}

/** The JSON-LD of the front page of a newsroom with changes. */
export function frontJson(changes: Changes, lang = 'en', site = 'https://gazette.example/'): string {
  vi.stubEnv('SITE_URL', site)
  return jsonForHtml(siteGraph(pageContext(libraryOf(changes), lang, `/${lang}/`, new Map())))
}

/** The good newsroom’s story with another front matter and the same text. */
export function harvestWith(yaml: string): (good: string) => string {
  return (good) => good.replace(/^---[\s\S]*?---/, () => `---\n${yaml}\n---`)
}

/** Everything that site.yaml may say of the publisher. */
export function fullSite(good: string): string {
  return `${good}
publishingPrinciples: https://gazette.example/en/principles/
correctionsPolicy: https://gazette.example/en/corrections/
sameAs: [https://social.example/@gazette]
hotline: {label: {en: Report errors, ar: أبلغ}, number: 555-0100, tel: "+15550100"}
`
}

/** A newsroom whose section and topic have codes of IPTC's Media Topics, and whose story names both. */
export const CODED: Changes = {
  'site.yaml': (good) => `${good.replace('  science:', '  science:\n    code: medtop:13000000')}
topics:
  agriculture: {label: {en: Agriculture, ar: الزراعة}, code: "medtop:20000210"}
`,
  'stories/harvest/en.md': harvestWith(FULL.replace('tags: [wheat', 'tags: [الزراعة')),
}

/** A newsroom that describes its author Ada, with everything that site.yaml may say. */
export const DESCRIBED: Changes = {
  'site.yaml': (good) => `${fullSite(good)}authors:
  ada-writer:
    role: {en: Science editor, ar: محررة}
    about: {en: She writes of wheat., ar: تكتب.}
    portrait: ada.png
    languages: [en, ar]
    email: ada@gazette.example
    url: https://ada.example/
    sameAs: [https://social.example/@ada]
`,
  'authors/ada.png': PNG,
  'stories/harvest/en.md': harvestWith(FULL),
}

/** The JSON-LD of the page of Ada in a newsroom with changes. */
export function profileJson(changes: Changes, site = 'https://gazette.example/'): string {
  vi.stubEnv('SITE_URL', site)
  const library = libraryOf(changes)
  const address = authorAddress('en', 'ada-writer')
  const list = listsIn(library, 'en').get(address)
  if (list?.kind !== 'author' || !list.profile) throw new Error('There is no Ada.')
  return jsonForHtml(profileGraph(list.name, list.profile, pageContext(library, 'en', address, new Map())))
}
