import { readdirSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { headlineType, kickerType } from '../../../lib/fonts/card-type.ts'
import { languageOf } from '../../../lib/language/language.ts'
import { messagesFor } from '../../../lib/language/messages.ts'
import { someOf } from '../../../tests/build/sample.ts'
import { readDeclarations } from '../../../tests/fixtures/udhr-texts.ts'
import { shapeLine } from '../draw/shape-line.ts'
import CASES from './shape-line.json' with { type: 'json' }

vi.setConfig({ testTimeout: 60_000 }) // a busy machine draws slowly

const SPOKEN = readdirSync('lib/language/messages').map((name) => name.replace('.json', ''))

async function shape(lang: string, text: string) {
  const language = languageOf(lang)
  const line = await shapeLine(text, language, headlineType(language.script))
  if (!line) throw new Error(`No font has every letter of ${text}`)
  return { ...line, glyphs: line.markup.split('<path').length - 1 }
}

describe('letters', () => {
  it.each(someOf(SPOKEN, 8))(
    'of all words of the interface in %s are in a font: else add one to lib/fonts/card-type.ts',
    async (lang) => {
      const language = languageOf(lang)
      const text = Object.values(messagesFor(lang)).join(' ').normalize('NFC')
      for (const type of [headlineType(language.script), kickerType(language.script)]) {
        expect(await shapeLine(text, language, type)).toBeDefined()
      }
    },
  )

  it.each(someOf([...readDeclarations()], 5))('of thirty articles in %s are in a font', async (lang, { articles }) => {
    for (const { texts } of articles) {
      for (const text of texts) expect((await shape(lang, text.normalize('NFC'))).glyphs).toBeGreaterThan(0)
    }
  })

  it.each(Object.entries(CASES.inFonts))('of %s are in a font, too', async (lang, text) => {
    expect((await shape(lang, text)).glyphs).toBeGreaterThan(5)
  })

  it('of Urdu are in Nastaliq, and in Naskh where its package is not installed', async () => {
    const urdu = languageOf('ur')
    const { families, ...type } = headlineType(urdu.script)
    const naskh = await shapeLine('تمام انسان', urdu, { ...type, families: ['noto-naskh-arabic'] })
    const shaped = await shape('ur', 'تمام انسان')
    expect(shaped.advance).not.toBe(naskh?.advance)
    const others = families.filter((family) => !family.includes('nastaliq'))
    expect(await shapeLine('تمام انسان', urdu, { ...type, families: others })).toEqual(naskh)
  })

  it('that no font has are found out', async () => {
    const yi = languageOf('ii')
    expect(await shapeLine('ꆈ', yi, headlineType(yi.script))).toBeUndefined()
    expect(await shapeLine('News ꆈ', languageOf('en'), headlineType('Latn'))).toBeUndefined()
  })
})

describe('a line', () => {
  it('runs from right to left, with numbers and names as they are read', async () => {
    const [line, latin, arabic] = [await shape('ar', 'شركة AB'), await shape('ar', 'AB'), await shape('ar', 'شركة')]
    expect(line.advance).toBeGreaterThan(latin.advance + arabic.advance)
    expect(line.markup.startsWith(latin.markup)).toBe(true)
    expect((await shape('en', 'AB شركة')).markup.startsWith((await shape('en', 'AB')).markup)).toBe(true)
    expect((await shape('ar', '(12)')).ink.left).toBeGreaterThanOrEqual(0)
  })
})
