import type { Page } from 'playwright-core'
import { messagesFor } from '../../lib/language/messages.ts'

/** Something that a reader can press, type into or scroll with. */
export interface Control {
  readonly name: string
  /** Uses it as a reader does, by the mouse or the keyboard: only that counts as an interaction. */
  use(page: Page): Promise<void>
  /** What comes before and is not measured. */
  prepare?(page: Page): Promise<void>
}

/** Controls in the order in which one reader meets them on one page. */
export interface Journey {
  readonly address: string
  readonly controls: readonly Control[]
}

const words = messagesFor('en')
/** Milliseconds after which a control that is not there does not come. */
const PATIENCE = 30_000
const SETTINGS = {
  size: ['5', '1'],
  face: ['sans'],
  theme: ['dark', 'sepia', 'light'],
  lines: ['loose', 'tight'],
  measure: ['wide'],
  motion: ['off'],
} as const

/** The journeys through a story, one with notes, one with a film, and the search. */
export function journeys(story: string, noted: string, filmed: string): readonly Journey[] {
  return [
    {
      address: `/en/${story}/`,
      controls: [...consent(), ...languages(), ...settings(), ...reading(), ...pair(), ...paragraph()],
    },
    {
      address: `/en/${noted}/`,
      controls: [press('notes: open in place', 'sup button'), key('notes: close', 'Escape')],
    },
    { address: `/en/${filmed}/`, controls: [press('embed: show it here', 'embed-frame button')] },
    {
      address: '/en/search/',
      controls: [
        press('search: the field', '#q'),
        ...[...'china'].map((letter) => key(`search: type “${letter}”`, letter)),
      ],
    },
  ]
}

function consent(): Control[] {
  const footer = 'consent-controls button'
  return [
    press('consent: the choice by purpose', '.consent [value=settings]'),
    press('consent: a purpose', 'cookie-consent input[name=preferences]'),
    press('consent: save the choice', 'cookie-consent dialog [value=save]'),
    press('consent: withdraw', `${footer}[value=withdraw]`),
    press('consent: accept', '.consent [value=accept]'),
    press('consent: withdraw again', `${footer}[value=withdraw]`),
    press('consent: decline', '.consent [value=decline]'),
  ]
}

function languages(): Control[] {
  return [
    press('languages: open', 'language-picker > button'),
    press('languages: the filter', '.filter input'),
    ...[...'por'].map((letter) => key(`languages: type “${letter}”`, letter)),
    key('languages: close', 'Escape'),
  ]
}

function settings(): Control[] {
  const radios = Object.entries(SETTINGS).flatMap(([name, values]) =>
    values.map((value) => press(`settings: ${name} ${value}`, `label:has(> [name=${name}][value="${value}"])`)),
  )
  return [
    press('settings: open', '.letters'),
    ...radios,
    press('settings: defaults', '#reader [type=reset]'),
    press('settings: close', '#reader .close'),
  ]
}

function reading(): Control[] {
  return [
    key('scroll by a window', 'PageDown'),
    key('scroll to the end', 'End'),
    press('chart: show the numbers', '.chart summary'),
    press('share: copy the link', 'share-story > [value=clipboard]'),
    press('select words', '#p4', { times: 2 }),
    press('selected words: copy them', 'share-words button'),
    press('listen', 'listen-story > button'),
    press('listen: pause', 'story-voice [value]'),
    press('listen: go on', 'story-voice [value]'),
    press('listen: faster', 'story-voice [aria-pressed="true"] + button'),
    press('listen: stop', 'story-voice button:not(:has(~ button))'),
    press('keep offline', 'keep-offline button'),
    press('keep offline no more', 'keep-offline button'),
  ]
}

function pair(): Control[] {
  const openLanguages = press('languages: open again', 'language-picker > button')
  const before = async (page: Page) => {
    await openLanguages.prepare?.(page)
    await openLanguages.use(page)
  }
  return [
    press('side by side: ask', '#languages a[href="?with=zh"]', { before }),
    press('side by side: swap', 'body:has(.prose > .twin) side-by-side button'),
    press('side by side: press a section', '#p3'),
    {
      ...key('side by side: a section’s own button', 'Space'),
      prepare: (page) => page.evaluate(() => document.querySelector<HTMLElement>('.twin > button')?.focus()),
    },
    press('side by side: end', 'side-by-side button', { text: words.oneLanguage }),
  ]
}

/** A paragraph of a story in another language; its script came with what was pressed before. */
function paragraph(): Control[] {
  // On a phone they are shown where words are selected.
  const before = (page: Page) =>
    page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#p3') ?? document.body))
  return [
    press('paragraph: open', 'paragraph-languages > button', { before }),
    press('paragraph: close', 'paragraph-languages > button'),
  ]
}

/** How a control is pressed. */
interface Press {
  /** The words on it, where its selector finds others too. */
  readonly text?: string
  readonly times?: number
  /** What comes before it is looked for. */
  before?(page: Page): Promise<unknown>
}

/**
 * A control that is pressed in its middle, by the mouse. Its place is asked for before the processor is slow, and of
 * the page itself: to find an element, Playwright listens to what is pressed, and that would be measured too.
 */
function press(name: string, selector: string, { text, times = 1, before }: Press = {}): Control {
  let place = { x: 0, y: 0 }
  return {
    name,
    prepare: async (page) => {
      await before?.(page)
      const deadline = Date.now() + PATIENCE
      let found = await page.evaluate(middleOf, { selector, text })
      while (!found && Date.now() < deadline) {
        await page.waitForTimeout(100)
        found = await page.evaluate(middleOf, { selector, text })
      }
      await page.waitForTimeout(100) // it may have scrolled
      found = await page.evaluate(middleOf, { selector, text })
      if (!found) throw new Error(`${name}: ${selector} cannot be seen.`)
      place = found
    },
    use: (page) => page.mouse.click(place.x, place.y, { clickCount: times }),
  }
}

/** Runs in the page: scrolls to an element and gives its middle; undefined while there is none. */
function middleOf({ selector, text }: { selector: string; text: string | undefined }) {
  const found = [...document.querySelectorAll(selector)].find(
    (one) => one.checkVisibility() && (text === undefined || one.textContent?.trim() === text),
  )
  if (!found) return undefined
  const isSeen = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= innerHeight
  if (!isSeen(found.getBoundingClientRect())) found.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = found.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

function key(name: string, pressed: string): Control {
  return { name, use: (page) => page.keyboard.press(pressed) }
}
