import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Picture } from '../../../lib/picture/picture.ts'
import { COVER_WIDTH, drawCard, LARGEST_CARD, MARGIN } from '../draw/draw-card.ts'
import { aCard, HEADLINES, inkOf } from './cards.ts'

vi.setConfig({ testTimeout: 60_000 }) // a busy machine draws slowly

const folder = mkdtempSync(path.join(tmpdir(), 'cards-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A picture in the folder. */
function aPicture(name: string, bytes: string | Uint8Array): Picture {
  writeFileSync(path.join(folder, name), bytes)
  return { path: path.join(folder, name), asset: name, width: 1600, height: 900, widths: [] }
}

const noise = {
  create: {
    width: 1600,
    height: 900,
    channels: 3,
    background: '#888',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  },
} as const
const photo = aPicture('noise.jpg', await sharp(noise).jpeg({ quality: 95 }).toBuffer())
const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900">${inside}</svg>`
const red = aPicture('red.svg', svg('<rect width="1600" height="900" fill="#d00000"/>'))

describe.each(Object.entries(HEADLINES))('a card in %s', (lang, text) => {
  const isMirrored = lang === 'ar' || lang === 'fa'

  it.each([undefined, red])('is 1200 × 630, light, and clear at its margins', async (cover) => {
    const picture = await drawCard(aCard(lang, text, { cover, kicker: text }))
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
    expect(picture.length).toBeLessThan(LARGEST_CARD)
    const width = cover ? 1200 - COVER_WIDTH : 1200
    const ink = await inkOf(picture, {
      left: cover && isMirrored ? COVER_WIDTH : 0,
      top: 0,
      width: width - (cover ? 8 : 0),
      height: 630,
    })
    expect(ink.left).toBeGreaterThanOrEqual(MARGIN - 8)
    expect(ink.right).toBeLessThanOrEqual(width - MARGIN + 8)
    expect(ink.top).toBeGreaterThanOrEqual(MARGIN - 1)
    expect(ink.bottom).toBeLessThanOrEqual(630 - MARGIN + 1)
  })
})

describe('a card', () => {
  it('is the same to the byte each time', async () => {
    const card = aCard('ar', HEADLINES.ar, { cover: photo, kicker: 'رأي' })
    expect(await drawCard(card)).toEqual(await drawCard(card))
    expect(await drawCard(card)).not.toEqual(await drawCard({ ...card, text: HEADLINES.fa }))
    expect(await drawCard(card)).not.toEqual(await drawCard({ ...card, kicker: undefined }))
    expect(await drawCard(card)).not.toEqual(await drawCard({ ...card, rubric: 'opinion' }))
  })

  it('is the same wherever its picture lies', async () => {
    const copy = aPicture('copy.jpg', readFileSync(photo.path))
    const [one, other] = [aCard('en', HEADLINES.en, { cover: photo }), aCard('en', HEADLINES.en, { cover: copy })]
    expect(await drawCard(one)).toEqual(await drawCard(other))
  })

  it('stays light with the heaviest picture', async () => {
    expect((await drawCard(aCard('en', HEADLINES.en, { cover: photo }))).length).toBeLessThan(LARGEST_CARD)
  })

  it('has the name alone where no font has the headline, and never an empty box', async () => {
    const [one, other] = [await drawCard(aCard('nqo', 'ߖߊ߲ߞߊߘߋ߲')), await drawCard(aCard('nqo', 'ߞߓߊߙߎ'))]
    expect(one).toEqual(other)
    expect((await inkOf(one)).bottom).toBeLessThan(400)
    expect((await inkOf(await drawCard(aCard('nqo', 'News')))).bottom).toBeGreaterThan(500)
  })

  it('goes without a picture that cannot be decoded, or that asks for fonts of the machine', async () => {
    const plain = await drawCard(aCard('en', HEADLINES.en))
    const broken = aPicture('broken.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const lettered = aPicture('lettered.svg', svg('<text y="90">Hello</text>'))
    expect(await drawCard(aCard('en', HEADLINES.en, { cover: broken }))).toEqual(plain)
    expect(await drawCard(aCard('en', HEADLINES.en, { cover: lettered }))).toEqual(plain)
    expect(await drawCard(aCard('en', HEADLINES.en, { cover: red }))).not.toEqual(plain)
  })

  it.each([
    ['at the start of the line', 'en', 80],
    ['at the right where the language begins there', 'ar', 1120],
  ])('has the logo in place of the name, %s', async (_, lang, left) => {
    const blue = '<path fill="#0000ff" d="M0 0h100v50H0z"/>'
    const cleaned = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">${blue}</svg>`
    const logo = { picture: aPicture('logo.svg', cleaned), cleaned }
    const card = await drawCard(aCard(lang, 'Ships', { logo }))
    expect(await isBlue(card, left)).toBe(true)
    expect(await isBlue(card, 1200 - left)).toBe(false)
  })
})

async function isBlue(card: Buffer, left: number): Promise<boolean> {
  const [r = 0, g = 0, b = 0] = await sharp(card).extract({ left, top: 75, width: 1, height: 1 }).raw().toBuffer()
  return b > 200 && r < 60 && g < 60
}
