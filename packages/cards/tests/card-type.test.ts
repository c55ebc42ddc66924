import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headlineType } from '../../../lib/fonts/card-type.ts'
import { rubricColour } from '../../../lib/publication/palette.ts'

const css = readFileSync('app/scripts.css', 'utf8')

/** What a token is for a script: the last block that names both. */
function token(script: string, name: string): string | undefined {
  const blocks = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)].filter(([, selector = '']) =>
    selector.includes(`"${script}"`),
  )
  return blocks.flatMap(([, , body = '']) => new RegExp(`--${name}:\\s*([^;]+);`).exec(body)?.[1] ?? []).at(-1)
}

describe('a card', () => {
  it.each([
    ...['Latn', 'Cyrl', 'Hans', 'Hant', 'Jpan', 'Kore', 'Arab', 'Deva', 'Armn', 'Beng', 'Ethi', 'Geor', 'Hebr', 'Khmr'],
    ...['Mymr', 'Sinh', 'Taml', 'Telu', 'Thai', 'Aran', 'Grek'],
  ])('sets %s as pages do', (script) => {
    const { weight, leading, tracking } = headlineType(script)
    expect(weight).toBe(Number(token(script, 'weight-head')))
    expect(leading).toBe(Number(token(script, 'leading-head')))
    expect(tracking).toBe(Number.parseFloat(token(script, 'tracking-head') ?? ''))
  })

  // As Chromium shows them.
  it.each([
    [undefined, '#a1321f'],
    ['harbour', '#a1321f'],
    ['science', '#006a9f'],
    ['business', '#00742e'],
    ['world', '#3a55b1'],
    ['culture', '#982f66'],
    ['climate', '#616400'],
    ['opinion', '#993f00'],
  ])('has the accent of the section %s', (rubric, accent) => {
    expect(rubricColour(rubric)).toBe(accent)
  })
})
