import { expect, test } from 'vitest'
import { readSections } from '../unit/sections-of.ts'

test.each([
  [':::figure\nWords.\n:::'],
  [':::figure\n![A mill](mill.png)\n:::'],
  [':::figure\n![A mill](mill.png "Twice")\n\nWords.\n:::'],
  [':::figure\n![A mill](mill.png)\n\nOne.\n\nTwo.\n:::'],
])('a block for a caption that has anything else is an error: %s', (written) => {
  expect(readSections(written).reports).toEqual(['1:1 directive-content'])
})

test.each([[':::figure\n![A mill](/mill.mp4)\n:::'], [':::figure\n![A mill](/mill.mp4)\n\nOne.\n\nTwo.\n:::']])(
  'a block of a film that has anything but a caption is an error: %s',
  (written) => {
    expect(readSections(written).reports).toEqual(['1:1 directive-content'])
  },
)
