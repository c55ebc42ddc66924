import { describe, expect, it } from 'vitest'
import { headlineType } from '../../../lib/fonts/card-type.ts'
import { rubricColour } from '../../../lib/publication/palette.ts'
import { SCRIPT_TYPES } from '../../../lib/publication/script-types.ts'

/** What pages have for a script: the last row that names it. */
function token(script: string, group: 'leading' | 'tracking' | 'weight') {
  const rows = SCRIPT_TYPES.filter(({ scripts }) => scripts.includes(script))
  return rows.flatMap((row) => row[group]?.head ?? []).at(-1)
}

describe('a card', () => {
  it.each([
    ...['Latn', 'Cyrl', 'Hans', 'Hant', 'Jpan', 'Kore', 'Arab', 'Deva', 'Armn', 'Beng', 'Ethi', 'Geor', 'Hebr', 'Khmr'],
    ...['Mymr', 'Sinh', 'Taml', 'Telu', 'Thai', 'Aran', 'Grek'],
  ])('sets %s as pages do', (script) => {
    const { weight, leading, tracking } = headlineType(script)
    expect(weight).toBe(token(script, 'weight'))
    expect(leading).toBe(token(script, 'leading'))
    expect(tracking).toBe(Number.parseFloat(`${token(script, 'tracking')}`))
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
