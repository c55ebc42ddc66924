import { writeFileSync } from 'node:fs'
import path from 'node:path'
import ExifReader from 'exifreader'
import sharp, { type Sharp } from 'sharp'
import { expect, it } from 'vitest'
import { decodePicture } from '../../../lib/picture/encode-picture.ts'
import { type Picture, variantsOf } from '../../../lib/picture/picture.ts'
import { readPicture } from '../../../lib/story/read/read-picture.ts'
import { photograph, skyIsAbove } from '../../photograph.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 photoshop:Credit="Lens &amp; Light" photoshop:City="Hidden" xmpRights:WebStatement="https://photos.example/licence">
<dc:creator><rdf:Seq><rdf:li>Ada Lens</rdf:li><rdf:li>Bo Light</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>`

async function pictureOf(image: Sharp, name = 'mill.jpg'): Promise<Picture> {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, name), await image.toBuffer())
  const picture = readPicture(folder, name, 'text')
  if ('rule' in picture) throw new Error(picture.message)
  return picture
}

async function filesOf(picture: Picture): Promise<{ format: string; width: number; bytes: Buffer }[]> {
  const decoded = await decodePicture(picture)
  return Promise.all(variantsOf(picture).map(async (one) => ({ ...one, bytes: await decoded.encode(one) })))
}

it('each file has the format and the width that its name says', async () => {
  const picture = await pictureOf(photograph(800, 500).jpeg())
  for (const { format, width, bytes } of await filesOf(picture)) {
    const { format: kind, width: real, height } = await sharp(bytes).metadata()
    expect([kind, real, height]).toEqual([
      { jpg: 'jpeg', avif: 'heif' }[format] ?? format,
      width,
      Math.round(width / 1.6),
    ])
  }
})

it('the same picture gives the same bytes, whatever is made at the same time', async () => {
  const picture = await pictureOf(photograph(800, 500).jpeg())
  const [one, other] = await Promise.all([filesOf(picture), filesOf(picture)])
  expect(one).toEqual(other)
})

it('a picture that was taken on its side stands upright in every file', async () => {
  const onItsSide = await sharp(await photograph(400, 700).png().toBuffer())
    .rotate(-90)
    .png()
    .toBuffer()
  const picture = await pictureOf(sharp(onItsSide).withMetadata({ orientation: 6 }).jpeg())
  expect(picture).toMatchObject({ width: 400, height: 700 })
  for (const { bytes } of await filesOf(picture)) {
    expect(await sharp(bytes).metadata()).not.toHaveProperty('orientation')
    expect(await skyIsAbove(bytes)).toBe(true)
  }
})

it('place, time and device are gone from every file; whose it is stays', async () => {
  const camera = { IFD0: { Make: 'Lensworks', Artist: 'Ada Exif' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } }
  const picture = await pictureOf(photograph(400, 300).withExif(camera).withXmp(XMP).jpeg())
  for (const { bytes } of await filesOf(picture)) {
    const { exif, gps, xmp } = ExifReader.load(bytes, { expanded: true })
    expect(exif?.Make).toBeUndefined()
    expect(gps).toBeUndefined()
    expect(bytes.toString('latin1')).not.toContain('Hidden')
    expect(xmp?.creator?.description).toBe('Ada Lens, Bo Light')
    expect(xmp?.Credit?.description).toBe('Lens & Light')
    expect(xmp?.WebStatement?.description).toBe('https://photos.example/licence')
  }
})

it('a picture that says nothing of itself gets nothing', async () => {
  const [file] = await filesOf(await pictureOf(photograph(400, 300).jpeg()))
  expect(await sharp(file?.bytes).metadata()).not.toHaveProperty('xmp')
})

it('of a picture that is not of the size that it says, nothing is made', async () => {
  const picture = await pictureOf(photograph(400, 300).jpeg())
  await expect(decodePicture({ ...picture, height: 900 })).rejects.toThrow('first bytes')
  await expect(decodePicture({ ...picture, widths: [4000] })).rejects.toThrow('first bytes')
})
