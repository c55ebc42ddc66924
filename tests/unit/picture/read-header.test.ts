import { describe, expect, it } from 'vitest'
import { isWhole, readHeader } from '../../../lib/picture/measure-picture.ts'
import { SVG } from '../../content/good-newsroom.ts'
import { photograph } from '../../photograph.ts'

const FORMATS = { jpg: 'jpeg', png: 'png', webp: 'webp', avif: 'avif' } as const

describe.each(Object.entries(FORMATS))('of a picture in %s', (type, format) => {
  it('kind and size are read', async () => {
    const bytes = await photograph(90, 40).toFormat(format).toBuffer()
    expect(readHeader(bytes)).toEqual({ type, width: 90, height: 40 })
  })

  it.each([
    [3, 90, 40],
    [6, 40, 90],
    [8, 40, 90],
  ])('the size with orientation %i is the one that is seen', async (orientation, width, height) => {
    const bytes = await photograph(90, 40).withMetadata({ orientation }).toFormat(format).toBuffer()
    expect(readHeader(bytes)).toEqual({ type, width, height })
  })

  it('a missing end is noticed, whatever thumbnail or trailer it has', async () => {
    const bytes = await photograph(90, 40).toFormat(format).toBuffer()
    expect(isWhole(bytes, type)).toBe(true)
    expect(isWhole(bytes.subarray(0, bytes.length - 20), type)).toBe(false)
  })
})

it('a JPEG with a thumbnail that is whole and a picture that is not is cut short', async () => {
  const thumbnail = await photograph(40, 20).jpeg().toBuffer()
  const bytes = await photograph(90, 40).jpeg().toBuffer()
  const length = Buffer.from([0xff, 0xe1, (thumbnail.length + 2) >> 8, (thumbnail.length + 2) & 0xff])
  const both = Buffer.concat([bytes.subarray(0, 2), length, thumbnail, bytes.subarray(2)])
  expect(isWhole(both, 'jpg')).toBe(true)
  expect(isWhole(both.subarray(0, both.length - 20), 'jpg')).toBe(false)
})

it('what a telephone appends to a JPEG does not make it look cut short', async () => {
  const bytes = await photograph(90, 40).jpeg().toBuffer()
  expect(isWhole(Buffer.concat([bytes, Buffer.from('\xff\xda a film', 'latin1')]), 'jpg')).toBe(true)
})

it('of an SVG its kind and size are read', () => {
  expect(readHeader(Buffer.from(SVG))).toEqual({ type: 'svg', width: 16, height: 9 })
})

it.each(['', 'A mill.', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'RIFF....WEBP'])('%j is no picture', (text) => {
  expect(readHeader(Buffer.from(text, 'latin1'))).toBeUndefined()
})
