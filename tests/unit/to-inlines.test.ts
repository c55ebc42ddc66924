import { expect, it } from 'vitest'
import { type Inline, plainText } from '../../lib/story/types/section.ts'
import { sectionsOf } from './sections-of.ts'

function inlinesOf(markdown: string): readonly Inline[] {
  const [section] = sectionsOf(markdown)
  if (section?.kind !== 'paragraph') throw new Error('This is no paragraph.')
  return section.text
}

it('is read without its marks', () => {
  const inlines = inlinesOf('*So* **it** ~~was~~ `is` [here](#p1)[^1],\\\nand there.\n\n[^1]: Not said.')
  expect(plainText(inlines)).toBe('So it was is here,\nand there.')
})
