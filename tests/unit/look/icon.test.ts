import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { faviconFiles, pwaFiles } from '../../../lib/pwa/pwa-files.ts'
import { libraryOf } from '../read-library.ts'
import { contextOf } from '../syndication/helpers/site-context.ts'

const SHIP = '<path fill="#fff" d="M16 16h32v32H16z"/></svg>'
const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
/** An icon without margins, and one with a transparent margin. */
const FULL = `${OPEN}<rect width="64" height="64" fill="#0b5c8a"/>${SHIP}`

describe('the icons of a publication with its own', () => {
  it('have the names and sizes of the others', async () => {
    expect([...(await iconsOf(FULL)).keys()]).toEqual([
      ...'icons/icon-192.png icons/icon-512.png icons/maskable-512.png icons/monochrome-512.png'.split(' '),
      ...'icons/apple-touch-icon.png favicon.svg favicon.ico'.split(' '),
    ])
    expect(await sharp(await iconOf(FULL, 'icons/icon-192.png')).metadata()).toMatchObject({ width: 192, height: 192 })
    expect(await sharp(await iconOf(FULL, 'icons/apple-touch-icon.png')).metadata()).toMatchObject({ width: 180 })
  })

  it('are a black shape for systems that colour them', async () => {
    const monochrome = await iconOf(FULL, 'icons/monochrome-512.png')
    expect(await pixel(monochrome, 2, 2)).toEqual([0, 0, 0, 0])
    expect(await pixel(monochrome, 256, 256)).toEqual([0, 0, 0, 255])
  })

  it('are the SVG in the tab of a browser, and an ICO for those that know no SVG', async () => {
    expect((await iconOf(FULL, 'favicon.svg')).toString()).toContain('M16 16h32v32H16z')
    const ico = await iconOf(FULL, 'favicon.ico')
    expect([...ico.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32])
    expect(ico.readUInt32LE(14) + 22).toBe(ico.length)
    expect(await sharp(ico.subarray(22)).metadata()).toMatchObject({ format: 'png', width: 32, height: 32 })
  })

  it('are a picture in an SVG if the icon is a PNG', async () => {
    const png = await sharp(Buffer.from(FULL)).resize(512).png().toBuffer()
    expect((await iconOf(png, 'favicon.svg', 'icon.png')).toString()).toMatch(
      /<image width="96".*href="data:image\/png/,
    )
  })
})

it('a publication without its own icon has that of Masthead', () => {
  expect(faviconFiles(contextOf(libraryOf({}), undefined))).toEqual([])
})

async function iconsOf(icon: string | Buffer, name = 'icon.svg') {
  const context = contextOf(
    libraryOf({ [`brand/${name}`]: icon, 'site.yaml': (good) => `${good}icon: ${name}\n` }),
    undefined,
  )
  const files = [...pwaFiles(context), ...faviconFiles(context)].filter(
    ({ name: file }) => !file.endsWith('.webmanifest'),
  )
  return new Map(files.map((file) => [file.name, file]))
}

async function iconOf(icon: string | Buffer, file: string, name?: string): Promise<Buffer> {
  const made = await (await iconsOf(icon, name)).get(file)?.make()
  if (made === undefined) throw new Error(`There is no ${file}.`)
  return Buffer.from(made)
}

/** The colour of a pixel: red, green, blue and, unless it is opaque, its alpha. */
async function pixel(png: Buffer, left: number, top: number): Promise<number[]> {
  const data = await sharp(png).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return [...data].slice(0, 4)
}
