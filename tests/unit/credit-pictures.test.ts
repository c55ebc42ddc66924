import { readFileSync } from 'node:fs'
import ExifReader from 'exifreader'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodePicture } from '../../lib/picture/encode-picture.ts'
import { variantsOf } from '../../lib/picture/picture.ts'
import { picturesOfStory } from '../../lib/story/kinds/kinds.ts'
import type { Story } from '../../lib/story/types/story.ts'
import { withBody, withFrontMatter } from '../content/newsroom.ts'
import { photograph } from '../photograph.ts'
import { libraryOf } from './read-library.ts'

let photo: Buffer
let signed: Buffer
beforeAll(async () => {
  const file = photograph(1400, 900).jpeg()
  photo = await file.toBuffer()
  signed = await file.withExif({ IFD0: { Artist: 'Ada Lens', Copyright: '(c) Ada Lens' } }).toBuffer()
})

const cover = (keys: string) => withFrontMatter(`title: The mill\ndate: 2025-03-01\ncover: {alt: A mill, ${keys}}`)

function millOf(texts: Readonly<Record<string, string>>, picture = photo): Story {
  const files = Object.entries(texts).map(([lang, text]) => [`stories/mill/${lang}.md`, text])
  const story = libraryOf({ ...Object.fromEntries(files), 'stories/mill/mill.jpg': picture }).stories.get('mill')
  if (!story) throw new Error('There is no story.')
  return story
}

/** What another program reads from each published file of the only picture of a story. */
async function rightsInFiles(story: Story) {
  const [picture, ...others] = picturesOfStory(story)
  if (!picture || others.length > 0) throw new Error('There is not one picture.')
  const { encode } = await decodePicture(picture)
  return Promise.all(
    variantsOf(picture).map(async (variant) => {
      const { xmp } = ExifReader.load(await encode(variant), { expanded: true })
      const read = (name: string) => xmp?.[name]?.description
      return {
        format: variant.format,
        credit: read('Credit'),
        terms: read('UsageTerms'),
        licence: read('WebStatement'),
        creator: read('creator'),
        copyright: read('rights'),
      }
    }),
  )
}

describe('each published file of a photograph', () => {
  it('carries the credit and the licence of the front matter, and the creator and the copyright of its file', async () => {
    const story = millOf({ en: cover('src: mill.jpg, credit: Ada & Co, licence: CC BY 4.0') }, signed)
    const rights = await rightsInFiles(story)
    expect(new Set(rights.map(({ format }) => format))).toEqual(new Set(['avif', 'webp', 'jpg']))
    for (const one of rights) {
      expect(one).toMatchObject({
        credit: 'Ada & Co',
        terms: 'CC BY 4.0',
        licence: 'https://creativecommons.org/licenses/by/4.0/',
        creator: 'Ada Lens',
        copyright: '(c) Ada Lens',
      })
    }
  })

  it('carries those of a picture in the text, at any depth', async () => {
    const text = '> ![A mill](mill.jpg){credit="Bo" licence="https://photos.example/terms"}'
    for (const one of await rightsInFiles(millOf({ en: withBody(text) })))
      expect(one).toMatchObject({ credit: 'Bo', terms: undefined, licence: 'https://photos.example/terms' })
  })

  it('carries nothing if neither the story nor the file states anything', async () => {
    for (const one of await rightsInFiles(millOf({ en: cover('src: mill.jpg') })))
      expect({ ...one, format: '' }).toEqual({ format: '' })
  })

  it('has at most 1,000 bytes more than without a credit', async () => {
    const sizes = async (keys: string) => {
      const [picture] = picturesOfStory(millOf({ en: cover(`src: mill.jpg${keys}`) }))
      if (!picture) throw new Error('There is no picture.')
      const { encode } = await decodePicture(picture)
      return Promise.all(variantsOf(picture).map(async (variant) => (await encode(variant)).length))
    }
    const [without, withCredit] = [await sizes(''), await sizes(', credit: Ada Lens, licence: CC BY 4.0')]
    for (const [index, size] of withCredit.entries()) expect(size - (without[index] ?? 0)).toBeLessThan(1000)
  })
})

it('the name of a photograph changes with its credit and with its licence', () => {
  const names = ['', ', credit: Ada', ', credit: Bo', ', credit: Ada, licence: CC BY 4.0'].map((keys) => {
    return millOf({ en: cover(`src: mill.jpg${keys}`) }).editions.get('en')?.cover?.picture.asset
  })
  expect(new Set(names).size).toBe(4)
})

it('the file that an editor put beside the story stays as it is', () => {
  const [picture] = picturesOfStory(millOf({ en: cover('src: mill.jpg, credit: Ada') }))
  expect(readFileSync(picture?.path ?? '')).toEqual(photo)
})
