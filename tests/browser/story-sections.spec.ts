import { selectAll } from 'hast-util-select'
import { attribute, treeOf } from './built-page.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

const inEnglish = () => sectionsOf('en').map(({ section }) => section)

for (const lang of LANGUAGES) {
  test(`the story in ${lang} has the sections of the English one, each a single element found by its id`, () => {
    const sections = sectionsOf(lang)
    expect(sections.length).toBeGreaterThan(13)
    expect(sections.map(({ section }) => section)).toEqual(inEnglish())
    for (const { section, id } of sections) expect(id).toBe(section)
    const ids = selectAll('[id]', treeOf(storyPath(lang))).map((element) => attribute(element, 'id'))
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
}

test('the story’s sections hold in every language what they hold in English: a paragraph, a quote, a note', () => {
  const kinds = new Set(
    LANGUAGES.map((lang) =>
      sectionsOf(lang)
        .map(({ tag }) => tag)
        .join(' '),
    ),
  )
  expect(kinds.size).toBe(1)
})

function sectionsOf(lang: string) {
  return selectAll('[data-section]', treeOf(storyPath(lang))).map((element) => ({
    section: attribute(element, 'dataSection'),
    id: attribute(element, 'id'),
    tag: element.tagName,
  }))
}
