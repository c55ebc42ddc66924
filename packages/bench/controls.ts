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
    {
      name: 'select words',
      prepare: async (page) => page.locator('#p4').scrollIntoViewIfNeeded(),
      use: (page) => page.locator('#p4').dblclick({ position: { x: 20, y: 20 } }), // its first word
    },
    press('selected words: copy them', 'share-words button'),
    press('listen', 'listen-story > button'),
    press('listen: pause', 'story-voice [value]'),
    press('listen: go on', 'story-voice [value]'),
    press('listen: faster', 'story-voice [aria-pressed="true"] + button'),
    press('listen: stop', 'story-voice button >> nth=-1'),
    press('keep offline', 'keep-offline button'),
    press('keep offline no more', 'keep-offline button'),
  ]
}

function pair(): Control[] {
  const open = press('side by side: ask', '#languages a[href="?with=zh"]')
  return [
    { ...open, prepare: (page) => page.locator('language-picker > button').click() },
    {
      ...press('side by side: swap', 'side-by-side button'),
      prepare: (page) => page.locator('.prose > .twin').first().waitFor(),
    },
    press('side by side: press a section', '#p3'),
    {
      ...key('side by side: a section’s own button', 'Space'),
      prepare: (page) => page.locator('.twin > button').first().focus(),
    },
    press('side by side: end', `side-by-side button:text-is("${words.oneLanguage}")`),
  ]
}

/** A paragraph of a story in another language; its script came with what was pressed before. */
function paragraph(): Control[] {
  const open = press('paragraph: open', 'paragraph-languages > button')
  const prepare = async (page: Page) => {
    await page.locator('#p3').evaluate((text) => getSelection()?.selectAllChildren(text)) // on a phone they are shown then
    await open.prepare?.(page)
  }
  return [
    { ...open, prepare },
    { ...open, name: 'paragraph: close' },
  ]
}

function press(name: string, selector: string): Control {
  const control = (page: Page) => page.locator(selector).first()
  return {
    name,
    prepare: async (page) => {
      await control(page).waitFor()
      await control(page).scrollIntoViewIfNeeded()
      await page.waitForTimeout(100)
    },
    // By its place: a click on an element would add Playwright's own listeners to what is measured.
    use: async (page) => {
      const box = await control(page).boundingBox()
      if (!box) throw new Error(`${name}: ${selector} cannot be seen.`)
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    },
  }
}

function key(name: string, pressed: string): Control {
  return { name, use: (page) => page.keyboard.press(pressed) }
}
