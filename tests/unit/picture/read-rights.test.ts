import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readRights, rightsPacket } from '../../../lib/picture/rights.ts'
import { photograph } from '../../photograph.ts'

const RIGHTS = {
  creators: ['Ada <Lens>', 'Bo & Co'],
  copyright: '© Ada',
  credit: 'Lens & Light',
  terms: 'CC BY 4.0',
  statement: 'https://photos.example/licence',
  licensor: 'https://photos.example/buy',
}
const NOTHING = {
  creators: [],
  copyright: undefined,
  credit: undefined,
  terms: undefined,
  statement: undefined,
  licensor: undefined,
}

it.each(['jpeg', 'webp', 'avif'] as const)('what is written into a picture in %s is read from it', async (format) => {
  const packet = rightsPacket(RIGHTS) ?? ''
  const bytes = await photograph(40, 30).withXmp(packet).toFormat(format).toBuffer()
  expect(readRights(bytes)).toEqual(RIGHTS)
})

it('where nothing is said there is no packet', async () => {
  const rights = readRights(
    await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  )
  expect(rights).toEqual(NOTHING)
  expect(rightsPacket(rights)).toBeUndefined()
})
