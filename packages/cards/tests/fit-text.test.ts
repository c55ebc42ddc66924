import { describe, expect, it, vi } from 'vitest'
import { headlineType } from '../../../lib/fonts/card-type.ts'
import { languageOf } from '../../../lib/language/language.ts'
import { readDeclarations } from '../../../tests/fixtures/udhr-texts.ts'
import { fitText } from '../draw/fit-text.ts'
import { EM } from '../draw/shape-line.ts'
import { HEADLINES } from './cards.ts'

vi.setConfig({ testTimeout: 60_000 }) // a busy machine draws slowly

const BOX = { width: 608, height: 330, largest: 92, smallest: 30 }

async function fitted(lang: string, text: string, box = BOX) {
  const language = languageOf(lang)
  const found = await fitText(text.normalize('NFC'), language, headlineType(language.script), box)
  if (!found) throw new Error(`“${text}” cannot be set.`)
  const widths = found.lines.map(({ ink }) => ((ink.right - ink.left) * found.size) / EM)
  return { ...found, widths, width: Math.max(...widths) }
}

describe('a text fits its box', () => {
  it.each(Object.entries(HEADLINES))('in %s as a headline', async (lang, text) => {
    const { width, height, size } = await fitted(lang, text)
    expect(width).toBeLessThanOrEqual(BOX.width)
    expect(height).toBeLessThanOrEqual(BOX.height)
    expect(size).toBeGreaterThan(50)
  })

  it.each([...readDeclarations()])('in %s however long it is', async (lang, { articles }) => {
    for (const { texts } of articles.slice(18, 20)) {
      const { width, height, size } = await fitted(lang, texts.join(' '))
      expect(width).toBeLessThanOrEqual(BOX.width)
      expect(height).toBeLessThanOrEqual(BOX.height)
      expect(size).toBeGreaterThanOrEqual(BOX.smallest)
    }
  })

  it('though it is one word', async () => {
    expect((await fitted('de', 'Donaudampfschifffahrtsgesellschaft')).lines).toHaveLength(1)
    expect((await fitted('en', 'x'.repeat(200))).width).toBeLessThanOrEqual(BOX.width)
  })

  // Each of these took minutes, or all the stack; nothing here depends on how fast the machine is.
  it.each([
    ['en', 'word ', 1_000_000],
    ['en', 'x', 1_000_000],
    ['en', 'e\u0301\u0301\u0301', 1_000_000],
    ['zh', '国', 3_000],
    ['zh', '国', 1_000_000],
    ['zh', '「', 1_000_000],
    ['ar', 'نص ', 1_000_000],
  ])('in %s though “%s” is repeated %i times', async (lang, text, times) => {
    const { width, height, lines } = await fitted(lang, text.repeat(times))
    expect(width).toBeLessThanOrEqual(BOX.width)
    expect(height).toBeLessThanOrEqual(BOX.height)
    expect(lines.length).toBeGreaterThan(4)
  })
})

describe('a text', () => {
  it('that is too long ends with an ellipsis, after a word', async () => {
    const box = { width: 300, height: 40, largest: 40, smallest: 30 }
    const [cut, whole] = [
      await fitted('en', 'Everyone is entitled to everything', box),
      await fitted('en', 'Everyone is entitled…', box),
    ]
    expect(cut.lines[0]?.advance).toBe(whole.lines[0]?.advance)
    expect(cut.lines).toHaveLength(1)
  })

  it('has a hyphen where an editor allows it and a line ends, and nowhere else', async () => {
    const box = { ...BOX, width: 300, largest: 60, smallest: 60 }
    const [parted, whole] = [await fitted('de', 'Wissen\u00adschaftler', box), await fitted('de', 'Wis\u00adsen', box)]
    const plain = await fitted('de', 'Wissen', box)
    expect(parted.lines).toHaveLength(2)
    expect(parted.lines[0]?.advance).toBeGreaterThan(plain.lines[0]?.advance ?? 0)
    expect(whole.lines.map(({ advance }) => advance)).toEqual(plain.lines.map(({ advance }) => advance))
  })
})
