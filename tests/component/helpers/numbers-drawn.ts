import { expect } from 'vitest'
import { languageOf } from '../../../lib/language/language.ts'

/** The numbers that a chart's bars say: their lengths against those of two gridlines, whose numbers are written. */
export function numbersDrawn(container: HTMLElement, lang: string): number[] {
  const at = (selector: string) =>
    [...(container.querySelector(selector)?.getAttribute('d') ?? '').matchAll(/M([\d.]+)/g)].map(([, x]) => Number(x))
  const [zero = Number.NaN] = at('.axis')
  const [first = Number.NaN] = at('.grid')
  const step = Math.abs(first - zero) // the first gridline is ten, or a tenth
  return [...container.querySelectorAll('rect')].map((bar) => {
    const [x = Number.NaN, width = Number.NaN] = ['x', 'width'].map((name) =>
      Number.parseFloat(bar.getAttribute(name) ?? ''),
    )
    const start = languageOf(lang).dir === 'rtl' ? x + width : x
    expect(start).toBeCloseTo(zero, 1)
    return width / step
  })
}
