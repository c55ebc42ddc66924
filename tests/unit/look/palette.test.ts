import { readFileSync } from 'node:fs'
import { converter, wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'
import { darkerColour, paletteOf, readColour } from '../../../lib/publication/palette.ts'

const COLOURS = ['#0066cc', '#c70000', 'rebeccapurple', 'oklch(50% 0.2 150)', 'color(display-p3 0 0.4 0.6)', 'black']

/** Every background on which a page writes in the accent colour: paper, quiet boxes, the paper of opinions. */
const BACKGROUNDS = {
  light: ['#fafcfd', '#f0f3f5', '#fff9f3'],
  dark: ['#10141a', '#191e26'],
  sepia: ['#f6ecd8', '#eee1c8'],
} as const

describe('the palette of a colour', () => {
  it.each(COLOURS)('of %s can be read in every theme', (css) => {
    const { wash, ...themes } = paletteFor(css)
    for (const theme of ['light', 'dark', 'sepia'] as const) {
      for (const background of [...BACKGROUNDS[theme], theme === 'dark' ? wash.dark : wash.light]) {
        expect(wcagContrast(themes[theme], background), `${theme} on ${background}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('is the colour itself where it can be read', () => {
    expect(paletteFor('#0066cc').light).toBe('#0066cc')
    expect(paletteFor('gold').dark).toBe('#ffd700')
  })

  it('keeps the hue where it cannot', () => {
    const hue = converter('oklch')
    const { dark, sepia } = paletteFor('#0066cc')
    const own = hue('#0066cc')?.h ?? 0
    for (const colour of [dark, sepia]) expect(Math.abs((hue(colour)?.h ?? 0) - own)).toBeLessThan(3)
  })
})

it('a colour too pale for light paper is told with the nearest that can be read', () => {
  expect(darkerColour(colourOf('gold'))).toBe('#7e6900')
  expect(darkerColour(colourOf('teal'))).toBeUndefined()
})

it.each(['crimsn', 'currentColor', 'rgb(0 0 0 / 50%)', 'transparent', 'var(--ink)', 'url(x)'])(
  '“%s” is not a colour that a publication can have',
  (css) => expect(readColour(css)).toBeUndefined(),
)

function colourOf(css: string) {
  const colour = readColour(css)
  if (!colour) throw new Error(`“${css}” is not a colour.`)
  return colour
}

function paletteFor(css: string) {
  return paletteOf(colourOf(css))
}

it('the headline on a picture has 7 : 1 even where the picture is white, because its text begins where its ground is full', () => {
  const css = readFileSync('components/story/story-view.css', 'utf8')
  const [, alpha = '', end = ''] = /linear-gradient\(#0000, #000(\w) ([\d.]+)rem\)/.exec(css) ?? []
  const ground = 1 - Number.parseInt(alpha.repeat(2), 16) / 255
  expect(wcagContrast({ mode: 'rgb', r: ground, g: ground, b: ground }, 'white')).toBeGreaterThanOrEqual(7)
  const [, padding = ''] = /> \.head \{[^}]*pbs-(\d+)/.exec(css.slice(css.indexOf('.over'))) ?? []
  expect(Number(padding) / 4).toBeGreaterThanOrEqual(Number(end))
})
