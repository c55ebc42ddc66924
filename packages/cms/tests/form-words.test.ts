import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { frontSchema } from '../../../lib/publication/front-schema.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { siteSchema } from '../../../lib/publication/site-schema.ts'
import { frontMatterSchema } from '../../../lib/story/read/front-matter-schema.ts'
import { PUBLICATION } from '../../../tests/fixtures/publication.ts'
import { cmsBlocks } from '../cms-blocks.ts'
import { cmsFields, frontFields, glossaryFields, siteFields } from '../cms-fields.ts'
import { DESK_LANGUAGES } from '../desk/parts/texts.ts'
import { offeredBlocks } from '../desk/writing/block-choice.ts'
import { translatedFields } from '../editor/form-words.ts'

const { publication } = readPublication(PUBLICATION)
if (!publication) throw new Error('The publication cannot be read.')
const schemas = { site: siteSchema, front: frontSchema, frontMatter: frontMatterSchema }
const forms = [
  cmsFields(publication, schemas),
  siteFields(publication, schemas),
  frontFields(publication, schemas),
  glossaryFields(publication),
]
const endonyms = publication.languages.map(({ endonym }) => endonym)

/** Every label, hint and choice of the forms, and the blocks that only they offer. */
function shownWords(): string[] {
  const found = new Set<string>()
  const note = (english: string) => {
    if (!endonyms.includes(english)) found.add(english)
    return undefined
  }
  for (const fields of forms) translatedFields(fields, note)
  const blocks = cmsBlocks()
  const onDesk = offeredBlocks(blocks)
  for (const block of blocks) if (!onDesk.includes(block)) found.add(block.label)
  return [...found]
}

describe.each(DESK_LANGUAGES.filter((tag) => tag !== 'en'))('the forms in %s', (tag) => {
  const file = path.join(import.meta.dirname, `../editor/words/${tag}.json`)
  const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))

  it('have every label, hint and choice, in their order', () => {
    expect(Object.keys(words)).toEqual(shownWords())
  })

  it('leave no sentence in English, and no name of a key or file out', () => {
    for (const [english, text] of Object.entries(words)) {
      if (/[a-z]+ [a-z]+/i.test(english)) expect(text).not.toBe(english)
      for (const [name] of english.matchAll(/`[^`]+`|\w+\.ya?ml|\/en\/\S+\w/g)) expect(text).toContain(name)
    }
  })
})

it('what the newsroom named stays: a section, a language', () => {
  const shout = (english: string) => english.toUpperCase()
  const [section] = translatedFields(cmsFields(publication, schemas), shout).filter(({ name }) => name === 'section')
  expect(section).toMatchObject({ label: 'SECTION', options: [{ label: 'Science and technology', value: 'science' }] })
})
