import { expect, it } from 'vitest'
import { picturesOf } from '../../lib/story/kinds/kinds.ts'
import { PNG } from '../content/good-newsroom.ts'
import { withBody } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'

it('every picture that a page shows is published, however deep it stands, and no other', () => {
  const figures = ['quote', 'list', 'aside', 'note'].map((name) => `![A mill](${name}.png)`)
  const [quote, list, aside, note] = figures
  const body = `> ${quote}\n\n- ${list}\n\n:::note\n${aside}\n:::\n\nText[^1].\n\n[^1]: Said.\n\n    ${note}`
  const names = ['quote', 'list', 'aside', 'note', 'unused']
  const library = libraryOf({
    'stories/mill/en.md': withBody(body),
    ...Object.fromEntries(names.map((name) => [`stories/mill/${name}.png`, PNG])),
  })
  const published = [...picturesOf(library).values()].map(({ path }) => path.split('/').at(-1))
  expect(published.toSorted()).toEqual(['aside.png', 'bridge.svg', 'field.png', 'list.png', 'note.png', 'quote.png'])
})
