import { describe, expect, it } from 'vitest'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { readTextAlone, readUnsavedStory } from '../../lib/story/translations/unsaved-story.ts'
import { PUBLICATION } from '../fixtures/publication.ts'

const { publication } = readPublication(PUBLICATION)
if (!publication) throw new Error('The publication cannot be read.')

const read = (values: object, text: string) =>
  readUnsavedStory('mill', 'en', new Map([['en', { values, text }]]), publication)

describe('a story that is in no file yet', () => {
  it('is shown as it will be, though it is a draft', () => {
    const { story, problems } = read(
      { title: 'The mill', draft: true, cover: { src: 'a b.jpg', alt: 'Mill' } },
      'Text.',
    )
    expect(problems).toEqual([])
    expect(story.editions.get('en')).toMatchObject({
      title: 'The mill',
      unpublished: undefined,
      cover: { picture: { asset: 'a%20b.jpg' } },
      sections: [{ kind: 'paragraph' }],
    })
  })

  it('has no language whose front matter cannot be read, and says why', () => {
    const { story, problems } = read({ title: 3 }, 'Text.')
    expect(story.editions.size).toBe(0)
    expect(problems).toMatchObject([{ rule: 'value-type' }])
    expect(problems[0]).not.toHaveProperty('line')
  })

  it('has the problems of its text with their lines', () => {
    expect(read({ title: 'The mill' }, 'Text.\n\n:::nonsense\nText.\n:::').problems).toMatchObject([{ line: 3 }])
  })
})

it('a text alone has its sections, and its pictures without their files', () => {
  const { root, sections } = readTextAlone('A text.\n\n![A mill](mill.jpg)', 'en', () => {
    throw new Error('It has no problem.')
  })
  expect(root.children).toHaveLength(2)
  expect(sections.map(({ kind }) => kind)).toEqual(['paragraph', 'figure'])
})
