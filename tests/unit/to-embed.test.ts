import { expect, test } from 'vitest'
import { messagesFor } from '../../lib/language/messages.ts'
import { htmlText } from '../../lib/syndication/html-text.ts'
import { toMdast } from '../../lib/syndication/markdown-edition.ts'
import { PICTURE, sectionsOf } from './sections-of.ts'
import CASES from './to-embed.json' with { type: 'json' }

const LINE =
  '::embed[The last ship comes in]{kind=video address="https://films.example/watch" frame="https://player.example/3" still=ship.jpg alt="A large ship before a dark sea"}'

test('an embed has a title, an address, what is framed, and a still with its text', () => {
  expect(sectionsOf(`One.\n\n${LINE}`)[1]).toMatchObject({
    kind: 'embed',
    id: 'embed1',
    form: 'video',
    title: 'The last ship comes in',
    address: 'https://films.example/watch',
    frame: 'https://player.example/3',
    still: { picture: PICTURE, alt: 'A large ship before a dark sea' },
  })
})

test('what is framed is the address itself where nothing else is said, and a still may be missing', () => {
  const [embed] = sectionsOf('::embed[A bell]{kind=audio address="https://sounds.example/1"}')
  expect(embed).toMatchObject({ frame: 'https://sounds.example/1', still: undefined })
})

// A frame stays as it is written, and so does a host that only seems to be a known one.
const UNCHANGED = CASES.unchanged.map((address) => [address, address] as const)

test.each([...Object.entries(CASES.frames), ...UNCHANGED])('the frame of %s is %s', (address, frame) => {
  expect(sectionsOf(`::embed[A film]{kind=video address="${address}"}`)[0]).toMatchObject({ address, frame })
})

test('a page that is written as the frame becomes the frame, too', () => {
  const line = '::embed[A film]{kind=video address="https://films.example/3" frame="https://vimeo.com/123"}'
  expect(sectionsOf(line)[0]).toMatchObject({ frame: 'https://player.vimeo.com/video/123' })
})

test('in a feed it is its still and a link', () => {
  const nodes = toMdast(sectionsOf(LINE), {
    words: messagesFor('en'),
    refer: (address) => `https://news.example${address}`,
  })
  const html = htmlText(nodes)
  expect(html).toContain('<a href="https://films.example/watch">The last ship comes in</a>')
  expect(html).toContain('alt="A large ship before a dark sea"')
  expect(html).not.toContain('player.example')
})
