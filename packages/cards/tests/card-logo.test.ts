import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, it, onTestFinished } from 'vitest'
import type { Picture } from '../../../lib/picture/picture.ts'
import { drawCard } from '../draw/draw-card.ts'
import { aCard } from './cards.ts'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><path fill="#0000ff" d="M0 0h100v50H0z"/></svg>'

it.each([
  ['at the start of the line', 'en', 80],
  ['at the right where the language begins there', 'ar', 1120],
])('a card has the logo in place of the name, %s', async (_, lang, left) => {
  const card = await drawCard(aCard(lang, 'Ships', { logo: await logo('logo.svg', SVG) }))
  expect(await colourAt(card, left, 75)).toBe('blue')
  expect(await colourAt(card, 1200 - left, 75)).not.toBe('blue')
})

async function logo(name: string, bytes: string | Buffer): Promise<Picture> {
  const folder = mkdtempSync(path.join(tmpdir(), 'logo-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(path.join(folder, name), bytes)
  const widths = name.endsWith('.svg') ? [] : [480]
  return { path: path.join(folder, name), asset: name, width: 100, height: 50, widths }
}

async function colourAt(card: Buffer, left: number, top: number): Promise<string> {
  const [r = 0, g = 0, b = 0] = await sharp(card).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return b > 200 && r < 60 && g < 60 ? 'blue' : `${r} ${g} ${b}`
}
