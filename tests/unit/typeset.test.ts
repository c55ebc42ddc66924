import { expect, test } from 'vitest'
import { sectionsText } from '../../lib/story/kinds/kinds.ts'
import { plainText } from '../../lib/story/types/section.ts'
import { markdownFiles } from '../../lib/syndication/markdown-edition.ts'
import { libraryOf } from './read-library.ts'
import { made } from './syndication/helpers/site-context.ts'

const STORY = `---
title: The miller's "wheel"
date: 2025-02-24
authors: [Mary O'Neil]
---

"*Word*", said the "[miller's](../harvest/)" son[^a]; code is \`x = "y's"\`.

> 'A quote.'

\`\`\`js
print("it's")
\`\`\`

| "a" |
| - |
| it's |

[^a]: The son's "note".
`

test('all texts of a story have the quotation marks of the language, but code does not', async () => {
  const { edition } = await read()
  expect(edition?.title).toBe('The miller’s “wheel”')
  expect(edition?.authors).toEqual(['Mary O’Neil'])
  expect(sectionsText(edition?.sections ?? [])).toBe(
    [
      `“Word”, said the “miller’s” son; code is x = "y's".`,
      '‘A quote.’',
      `print("it's")`,
      '“a”',
      'it’s',
      'The son’s “note”.',
    ].join('\n'),
  )
})

test('story.md keeps the marks of its source', async () => {
  const { markdown } = await read()
  expect(markdown).toContain(`The miller's "wheel"`)
  expect(markdown).toContain(`"*Word*", said the "[miller's]`)
  expect(markdown).not.toMatch(/[“”‘’]/)
})

test('site.yaml can leave the marks as the source has them', async () => {
  const { edition } = await read((good) => `${good}quotes: source\n`)
  const [first] = edition?.sections ?? []
  expect(first?.kind === 'paragraph' && plainText(first.text)).toMatch(/^"Word", said the "miller's" son/)
})

test('sections without a straight mark are the same objects in both forms', async () => {
  const { edition } = await read((good) => good, `${STORY}\nPlain words.\n\n- Plain words.\n`)
  const [changed] = edition?.sections ?? []
  expect(edition?.written?.sections).not.toContain(changed)
  const same = edition?.sections.filter((section) => edition.written?.sections.includes(section))
  expect(same?.map(({ kind }) => kind)).toEqual(['code', 'paragraph', 'list'])
})

async function read(site: (good: string) => string = (good) => good, text = STORY) {
  const library = libraryOf({ 'stories/wheel/en.md': text, 'site.yaml': site })
  const story = library.stories.get('wheel')
  const files = story ? await made(markdownFiles(story, library.publication, undefined)) : new Map()
  return { edition: story?.editions.get('en'), markdown: files.get('en/wheel/story.md') }
}
