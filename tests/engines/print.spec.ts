import { inflateSync } from 'node:zlib'
import { NOTED } from '../browser/harbour-stories.ts'
import { storyPath } from '../browser/test.ts'
import { expect, test } from './test.ts'

test('on paper the story is its text, without the tools of a screen, on three sheets', async ({ reader }) => {
  await reader.open(storyPath('en'))
  const sheets = await reader.print()
  if (sheets) expect(pagesIn(sheets)).toBeLessThanOrEqual(3)
  await reader.look(layOnPaper)
  expect(await reader.look(visible, 'button, nav, .skip, .consent, .panel, reader-settings')).toEqual([])
  expect((await reader.look(visible, 'h1, .deck, [data-section]')).length).toBeGreaterThan(16)
  expect(await reader.look(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)')
})

test('on paper notes are a list after the text, and their calls lead there', async ({ reader }) => {
  for (const width of [1280, 390]) {
    await reader.resize(width, 800)
    await reader.open(`/en/${NOTED}/`)
    await reader.look(layOnPaper)
    const { text, notes } = await reader.look(bottoms)
    expect(notes).toHaveLength(3)
    expect(Math.min(...notes)).toBeGreaterThan(text)
    expect(await reader.look(visible, '#ref-1 *')).toEqual(['a'])
  }
})

/** How many pages a PDF has: some engines write down what it consists of as it is, others deflated. */
function pagesIn(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n(.*?)endstream/gs)].map(([, bytes = '']) => inflated(bytes))
  return [text, ...streams].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? Number.NaN
}

function inflated(bytes: string): string {
  try {
    return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
  } catch {
    return '' // pictures are packed in other ways
  }
}

/**
 * Lays the page out as for paper. Not every engine can be asked to: what its style sheet says of print is said of the
 * screen.
 */
function layOnPaper(): void {
  const other = (medium: string) => (medium === 'print' ? 'screen' : 'print')
  const turn = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule)
        rule.media.mediaText = rule.media.mediaText.replace(/\b(print|screen)\b/g, other)
      if (rule instanceof CSSGroupingRule) turn(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets) turn(sheet.cssRules)
}

function visible(selector: string): string[] {
  const all = [...document.querySelectorAll(selector)]
  return all.filter((element) => element.checkVisibility()).map(({ localName }) => localName)
}

function bottoms() {
  const bottom = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN
  return { text: bottom('.prose > p:last-of-type'), notes: [1, 2, 3].map((number) => bottom(`#note-${number}`)) }
}
