import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readRights, rightsPacket } from '../../../lib/picture/rights.ts'
import { photograph, withXmp } from '../../photograph.ts'

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

it('what Adobe writes into a PNG is read from it', async () => {
  const png = await photograph(40, 30).png().toBuffer()
  expect(readRights(withXmp(png, rightsPacket(RIGHTS) ?? ''))).toEqual(RIGHTS)
})

it('what is in Exif counts where XMP is silent', async () => {
  const bytes = await photograph(40, 30)
    .withExif({ IFD0: { Artist: 'Ada', Copyright: '(c) Ada' } })
    .jpeg()
    .toBuffer()
  expect(readRights(bytes)).toEqual({ ...NOTHING, creators: ['Ada'], copyright: '(c) Ada' })
})

it('what is in IPTC-IIM counts where XMP is silent', async () => {
  const bytes = withIim(await photograph(40, 30).jpeg().toBuffer(), { 80: 'Ada', 110: 'Lens & Light', 116: '(c) Ada' })
  expect(readRights(bytes)).toEqual({
    ...NOTHING,
    creators: ['Ada'],
    credit: 'Lens & Light',
    copyright: '(c) Ada',
  })
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

/** Puts datasets of IIM's record 2 into a JPEG, as Photoshop does: in an image resource, in an APP13 segment. */
function withIim(jpeg: Buffer, datasets: Readonly<Record<number, string>>): Buffer {
  const iim = Buffer.concat(
    Object.entries(datasets).map(([number, text]) =>
      Buffer.concat([Buffer.from([0x1c, 2, Number(number), 0, text.length]), Buffer.from(text)]),
    ),
  )
  const size = Buffer.alloc(4)
  size.writeUInt32BE(iim.length)
  const resource = Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'), size, iim])
  const length = Buffer.from([0xff, 0xed, 0, resource.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), length, resource, jpeg.subarray(2)])
}
