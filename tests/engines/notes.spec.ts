import { NOTED } from '../browser/harbour-stories.ts'
import { expect, test } from './test.ts'

for (const lang of ['en', 'ar']) {
  test(`${lang}: on a wide screen notes are in the margin beside their calls`, async ({ reader }) => {
    await reader.open(`/${lang}/${NOTED}/`)
    const { text, notes } = await reader.look(places)
    for (const { note, call } of notes) {
      if (lang === 'ar') expect(note.right).toBeLessThan(text.left)
      else expect(note.left).toBeGreaterThan(text.right)
      expect(Math.abs(note.top - call.top)).toBeLessThan(80)
    }
  })

  test(`${lang}: on a telephone a press on a call opens its note near by, and Escape closes it`, async ({ reader }) => {
    await reader.resize(390, 800)
    await reader.open(`/${lang}/${NOTED}/`)
    await reader.press('.consent [value=decline]')
    await reader.press('#ref-2 button')
    await reader.until(openNotes, ['note-2'])
    const { notes } = await reader.look(places)
    for (const { call, note } of notes.slice(1, 2)) {
      expect(Math.max(note.top - call.bottom, call.top - note.bottom)).toBeLessThan(40)
    }
    await reader.key('Escape')
    await reader.until(openNotes, [])
  })
}

function places() {
  const box = (element: Element | null) => {
    const { top, bottom, left, right } = element?.getBoundingClientRect() ?? new DOMRect()
    return { top, bottom, left, right }
  }
  return {
    text: box(document.querySelector('.prose > p')),
    notes: [1, 2, 3].map((number) => ({
      call: box(document.querySelector(`#ref-${number}`)),
      note: box(document.querySelector(`#note-${number}`)),
    })),
  }
}

function openNotes(): string[] {
  return [...document.querySelectorAll(':popover-open')].map(({ id }) => id)
}
