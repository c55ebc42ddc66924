import { describe, expect, test } from 'vitest'
import { PNG } from '../../content/good-newsroom.ts'
import { withBody } from '../../content/newsroom.ts'
import { atomProblems } from './helpers/atom-problems.ts'
import { atomOf, jsonOf, SITE } from './helpers/feeds-of.ts'

describe('the text of an entry', () => {
  const BODY = `See [this](../harvest/), [below](#p1), [there](https://a.example/?b=1&c=2) and ![^1].

![A field](field.png "In June")

\`<a href="/en/harvest/">\` is code, and ]]> is text.

[^1]: A note on [us](/en/about/).
`.replace('![^1]', 'a note[^1]')
  const changes = { 'stories/extra/en.md': withBody(BODY), 'stories/extra/field.png': PNG }

  test('has key points with their title, and no pull quote', async () => {
    const body = withBody(':::points\n- It rained.\n:::\n\nIt rained.\n\n:::pull\nIt rained\n:::')
    const { first } = await jsonOf({ 'stories/extra/en.md': body })
    expect(first.content_html).toContain('<h2>Key points</h2>')
    expect(first.content_html.split('It rained')).toHaveLength(3)
  })

  test('has full addresses, of the site, of places in the story and of pictures', async () => {
    const { first } = await jsonOf(changes)
    const addresses = [...first.content_html.matchAll(/<(?:a href|img src)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.map((address) => address.replace(/(-\d+)?\.[\da-f]{12}/, '.…'))).toEqual([
      `${SITE}en/harvest/`,
      `${SITE}en/extra/#p1`,
      'https://a.example/?b=1&#x26;c=2',
      `${SITE}en/extra/#note-1`,
      `${SITE}assets/field.….png`,
      `${SITE}en/about/`,
    ])
    expect(first.content_html).toContain('<figcaption>In June</figcaption>')
    expect(first.content_html).toContain('<code>&#x3C;a href="/en/harvest/"></code>')
  })

  test('has the caption, credit and licence of each picture, which the formats say too', async () => {
    const credited = BODY.replace('"In June")', '"In June"){credit="Ann & Co." licence="CC BY 4.0"}')
    const all = { ...changes, 'stories/extra/en.md': withBody(credited) }
    const { first } = await jsonOf(all)
    expect(first.content_html).toContain('<figcaption>In June · Ann &#x26; Co. · CC BY 4.0</figcaption>')
    expect(first.content_html).not.toContain('{credit')
    const license = 'https://creativecommons.org/licenses/by/4.0/'
    expect(first._media?.items).toMatchObject([{ alt: 'A field', caption: 'In June', credit: 'Ann & Co.', license }])
    const feed = await atomOf(all)
    expect(feed).toContain('<media:description>In June</media:description><media:credit>Ann &#x26; Co.</media:credit>')
    expect(feed).toContain(`<media:license href="${license}">CC BY 4.0</media:license>`)
    expect(await atomProblems(new Map([['en/feed.xml', feed]]))).toEqual([])
  })

  test('holds what ends a CDATA section: the feed writes it so that it ends nothing', async () => {
    const feed = await atomOf({ 'stories/extra/en.md': withBody('A ]]> and \u{1f6a2}.') })
    expect(feed).toContain('A ]]&gt; and \u{1f6a2}.')
  })
})
