import { expect, test } from 'vitest'
import { noteRules } from '../../../lib/builder/page/render-document.ts'

const notes = '<li id="note-1" popover="auto">One.</li><li id="note-2" popover="auto">Two.</li>'

test('each note is led to its first call, and to the note above it', () => {
  expect(noteRules(`<article class="story noted">${notes}</article>`)).toBe(
    '#ref-1{anchor-name:--ref-1}#note-1{anchor-name:--note-1;--call:--ref-1;--above:--note-0}' +
      '#ref-2{anchor-name:--ref-2}#note-2{anchor-name:--note-2;--call:--ref-2;--above:--note-1}',
  )
})

test('a page whose notes stay a list, or that has none, gets no rules', () => {
  expect(noteRules(`<article class="story">${notes}</article>`)).toBe('')
  expect(noteRules('<article class="story"></article>')).toBe('')
})
