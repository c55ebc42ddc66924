import { expect, it } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { storyFailure } from '../../lib/problem/story-failure.ts'
import { withBody, withFrontMatter, writeNewsroom } from '../content/newsroom.ts'
import { readSections } from './sections-of.ts'

const PIECES = [
  '<a href="x',
  '<link rel=x href="a',
  '<base href=b>',
  '<div>',
  '</div>',
  "<p title='",
  '<!--',
  '-->',
  '<b',
  '>',
]
const OTHERS = [
  '## Heading',
  'Text.',
  '<textarea>',
  '<svg><![CDATA[',
  '- item',
  '&am',
  '<script>',
  '<br a="',
  '"',
  '<?',
]

it('no HTML, however its tags and comments end, throws an error', () => {
  let seed = 1
  const next = (count: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % count
  }
  const all = [...PIECES, ...OTHERS]
  for (let trial = 0; trial < 300; trial++) {
    const markdown = Array.from({ length: 2 + next(6) }, () => all[next(all.length)]).join(next(2) ? '\n\n' : '\n')
    expect(() => readSections(markdown), JSON.stringify(markdown)).not.toThrow()
  }
})

it.each([
  ['<link rel=x href="a\n\n## Heading\n\n<base href=b>', '1:1 html-unreadable'],
  ['One.\n\n<div>\n<a href="/b/>b</a></div>\n\nTwo.', '4:1 html-unreadable'],
  ['<div><p class=x\n\nTwo.', '1:1 html-unreadable'],
])('a tag without an end is reported, because the text after it would be lost: %j', (markdown, first) => {
  expect(readSections(markdown).reports).toContain(first)
})

it.each(['<div title="a > b">c</div>', '<p>Don\'t < 3 "x"</p>', '<div><!-- <a href="x -->a</div>'])(
  'whole tags are not reported: %s',
  (markdown) => {
    expect(readSections(markdown).reports).not.toContainEqual(expect.stringContaining('html-unreadable'))
  },
)

it('a story about which an error is thrown has a problem with its folder, and the other stories are checked', () => {
  const root = writeNewsroom({
    'stories/alpha/en.md': withFrontMatter('title: Alpha\ndate: 2025-03-01'),
    'stories/beta/en.md': withBody('<form></form>'),
  })
  const { problems } = readLibrary(root, undefined, (files) => {
    if (files[0]?.slug === 'alpha') throw new TypeError('Ink is out.')
    return []
  })
  expect(problems).toContainEqual({
    file: 'content/stories/alpha',
    line: 1,
    column: 1,
    rule: 'story-failed',
    severity: 'error',
    message: expect.stringMatching(/^This cannot be checked: Ink is out \(story-failure\.test\.ts:\d+\)\.$/),
    hint: expect.stringContaining('Take out what was added last.'),
  })
  expect(problems).toContainEqual(expect.objectContaining({ file: 'content/stories/beta/en.md', rule: 'raw-html' }))
})

it('a full disk concerns every story, so it ends the work', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' })
  expect(() => storyFailure('content/stories/a', 'This cannot be read: ', full)).toThrow('ENOSPC')
})
