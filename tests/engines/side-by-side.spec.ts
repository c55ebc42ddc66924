import { storyPath } from '../browser/test.ts'
import { expect, test } from './test.ts'

for (const other of ['zh', 'ar']) {
  test(`a reader opens ${other} beside English, row by row, swaps sides, and ends`, async ({ reader }) => {
    await reader.open(storyPath(other))
    const type = await reader.look(typeOf, '.prose > p')
    await reader.open(storyPath('en'))
    await reader.press('language-picker > button')
    await reader.press(`#languages a[href="?with=${other}"]`)
    await reader.arrive(`${storyPath('en')}?with=${other}`)
    await reader.until(languages, ['en', other])
    expect(await reader.look(typeOf, '.prose > .twin > p')).toEqual(type)
    const pairs = await reader.look(rows)
    expect(pairs.length).toBeGreaterThan(10)
    for (const { id, one, translation } of pairs) {
      expect(Math.abs(one.top - translation.top), id).toBeLessThanOrEqual(1)
      expect(one.right, id).toBeLessThanOrEqual(translation.left)
    }
    await reader.press('side-by-side button:first-of-type')
    await reader.until(languages, [other, 'en'])
    await reader.press('side-by-side button:last-of-type')
    await reader.arrive(storyPath('en'))
    await reader.until(languages, ['en', 'en'])
  })

  test(`an address opens English with ${other}: on a telephone one under the other, and nothing sticks out`, async ({
    reader,
  }) => {
    await reader.resize(390, 800)
    await reader.open(`${storyPath('en')}?with=${other}`)
    await reader.until(languages, ['en', other])
    for (const { id, one, translation } of await reader.look(rows))
      expect(translation.top, id).toBeGreaterThan(one.bottom - 1)
    expect(await reader.look(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await reader.press('#p2')
    await reader.until(isTwinShown, false)
    await reader.press('#p2')
    await reader.until(isTwinShown, true)
  })
}

/** The languages of the first two texts, as they follow each other. */
function languages(): (string | undefined)[] {
  const texts = [...document.querySelectorAll('.prose > :is(p, .twin)')].slice(0, 2)
  return texts.map((element) => element.closest<HTMLElement>('[lang]')?.lang)
}

/** How a text is set. */
function typeOf(selector: string) {
  const style = getComputedStyle(document.querySelector(selector) ?? document.body)
  return ['font-family', 'text-autospace', 'line-break'].map((name) => style.getPropertyValue(name))
}

function rows() {
  const box = (element: Element | null) => {
    const { top, bottom, left, right } = element?.getBoundingClientRect() ?? new DOMRect()
    return { top, bottom, left, right }
  }
  return [...document.querySelectorAll('.prose > [data-section]:not(figure)')].map((section) => ({
    id: section.id,
    one: box(section),
    translation: box(section.nextElementSibling),
  }))
}

function isTwinShown(): boolean {
  return document.querySelector('#p2 + .twin > p')?.checkVisibility() ?? false
}
