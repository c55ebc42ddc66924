import { describe, expect, it } from 'vitest'
import { lookRules } from '../../../lib/builder/page/look-css.ts'
import { pruneCss } from '../../../lib/builder/page/page-css.ts'
import { openFont } from '../../../lib/fonts/open-font.ts'
import { readFonts } from '../../../lib/fonts/read-fonts.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import type { FontFace } from '../../../lib/publication/typefaces.ts'
import { aPublication } from '../../component/helpers/publication.ts'
import { ARABIC_FONT, fontFile, LATIN_FONT } from '../../content/files.ts'
import { type Changes, writeNewsroom } from '../../content/newsroom.ts'

const FILES: Changes = {
  'fonts/latin.woff2': LATIN_FONT,
  'fonts/arabic.woff2': ARABIC_FONT,
  'fonts/OFL.txt': 'A licence.\n',
}

describe('the fonts of a newsroom', () => {
  it('become one file for each script, with the letters that its languages need', async () => {
    const { faces, files, problems } = await fontsOf(
      '{fonts: [{file: latin.woff2, licence: OFL.txt, roles: [text]}, {file: arabic.woff2, licence: OFL.txt, roles: [text]}]}',
    )
    expect(problems).toEqual([])
    expect(faces.map(({ role, script, weights }) => [role, script, weights])).toEqual([
      ['text', 'Latn', '400 900'],
      ['text', 'Arab', '400 700'],
    ])
    const [latin, arabic] = await Promise.all(
      faces.map(({ asset }) => openFont(files.get(`assets/${asset}`) ?? LATIN_FONT)),
    )
    expect([latin?.characters.has(0x5a), latin?.characters.has(0x628)]).toEqual([true, false])
    expect([arabic?.characters.has(0x628), arabic?.characters.has(0x5a)]).toEqual([true, false])
    expect(latin?.axes.has('wdth')).toBe(false)
  })

  it('are one file for two parts of a page, and have the licence beside them', async () => {
    const { faces, files } = await fontsOf(
      '{fonts: [{file: latin.woff2, licence: OFL.txt, roles: [headlines, interface], languages: [en]}]}',
    )
    expect(faces.map(({ role }) => role)).toEqual(['headlines', 'interface'])
    expect(new Set(faces.map(({ asset }) => asset)).size).toBe(1)
    expect([...files.keys()].map((name) => name.replace(/\.[\da-f]{12}\./, '.'))).toEqual([
      'assets/OFL.txt',
      'assets/latin.woff2',
    ])
  })

  it('have the same bytes in each build, and a name that changes with what they are made from', async () => {
    const one = '{fonts: [{file: latin.woff2, licence: OFL.txt, roles: [text], languages: [en]}]}'
    const [first, again] = [await fontsOf(one), await fontsOf(one)]
    expect(again).toEqual(first)
    const narrow = await fontsOf(one.replace('roles', 'width: 75, roles'))
    expect(narrow.faces[0]?.asset).not.toBe(first.faces[0]?.asset)
    expect(narrow.faces[0]?.width).toBeLessThan(first.faces[0]?.width ?? 0)
  })

  it('of the same script share its characters: each has those that the one before lacks', async () => {
    const digits = fontFile('noto-naskh-arabic', 'noto-naskh-arabic-latin-wght-normal')
    const { faces } = await fontsOf(
      '{fonts: [{file: digits.woff2, licence: OFL.txt, roles: [text], languages: [ar]}, {file: arabic.woff2, licence: OFL.txt, roles: [text]}]}',
      { 'fonts/digits.woff2': digits },
    )
    expect(faces.map(({ asset, range }) => [asset.split('.')[0], range?.includes('U+30-')])).toEqual([
      ['arabic', false],
      ['digits', false],
    ])
    expect(faces[1]?.range).toContain('U+20')
  })
})

const FACE: FontFace = {
  role: 'text',
  script: 'Latn',
  asset: 'own.0123456789ab.woff2',
  weights: '400 700',
  isItalic: false,
  ascent: 0.958,
  descent: 0.24,
  width: 0.479,
}

describe('the style of a page', () => {
  it('has the fonts of its own script, and none of another', () => {
    const fonts: FontFace[] = [FACE, { ...FACE, script: 'Arab', asset: 'arabic.0123456789ab.woff2' }]
    expect(styleIn('Latn', fonts)).toContain(
      'src:url(/assets/own.0123456789ab.woff2) format("woff2");font-weight:400 700',
    )
    expect(styleIn('Latn', fonts)).not.toContain('arabic')
    expect(styleIn('Arab', fonts)).toContain('arabic.0123456789ab.woff2')
    expect(styleIn('Arab', fonts)).not.toContain('own.')
    expect(styleIn('Grek', fonts)).not.toContain('@font-face')
  })

  it('makes the fonts of the system as wide and as high as the newsroom’s', () => {
    const style = styleIn('Latn', [{ ...FACE, width: 0.479 * 1.25 }])
    const similar =
      '@font-face{font-family:"text Latn 0";src:local("Noto Serif"),local("Noto Serif Regular");size-adjust:125%;ascent-override:76.64%;'
    expect(style).toContain(`${similar}descent-override:19.2%}`)
    expect(style).toContain('{--font-text:"text Latn","text Latn 0","text Latn 1","text Latn 2",ui-serif')
  })

  it.each([
    ['text', 'Latn', 'serif', ['Noto Serif', 'Noto Serif Regular']],
    ['interface', 'Latn', 'sans', ['Noto Sans', 'Noto Sans Regular']],
    ['headlines', 'Latn', 'bold', ['Noto Serif Bold']],
    ['text', 'Arab', 'Arabic', ['Noto Naskh Arabic', 'Noto Naskh Arabic Regular']],
    ['headlines', 'Arab', 'bold Arabic', ['Noto Naskh Arabic Bold', 'Noto Naskh Arabic', 'Noto Naskh Arabic Regular']],
  ] as const)(
    'finds fonts of the system by every full name that they have: %s in %s (%s)',
    (role, script, _, names) => {
      const src = names.map((name) => `local("${name}")`).join()
      expect(styleIn(script, [{ ...FACE, role, script }])).toContain(`src:${src};`)
    },
  )

  it('sets headlines in their own font and the text of other scripts as before', () => {
    const style = styleIn('Arab', [{ ...FACE, role: 'headlines', script: 'Arab' }])
    expect(style).toContain('[data-script="Arab"]{--font-display:"headlines Arab",')
    expect(style).toContain('[data-script="Arab"]{--font-text:"Noto Naskh Arabic",')
  })
})

/** The style of a page in a script, in a publication with these fonts. */
function styleIn(script: string, fonts: readonly FontFace[]): string {
  const html = `<html data-script="${script}"><body><p>A ship</p></body></html>`
  return pruneCss(lookRules(aPublication(['en', 'ar'], { fonts }), {}), html)
}

/** The fonts of a good newsroom with this `type`. */
async function fontsOf(type: string, files: Changes = {}) {
  const root = writeNewsroom({ ...FILES, ...files, 'site.yaml': (good) => `${good}type: ${type}\n` })
  const { publication, parsed, problems } = readPublication(root)
  expect(problems).toEqual([])
  return readFonts(root, publication, parsed)
}
