import { messagesFor } from '../../lib/language/messages.ts'
import { storyPath } from '../browser/test.ts'
import { expect, test } from './test.ts'

test('the bar comes back while a reader scrolls up, with the choice of language, and goes while they read on', async ({
  reader,
}) => {
  await reader.open(storyPath('en'))
  await reader.press('.consent [value=decline]')
  await reader.look(scroll, 2000)
  await reader.until(() => (document.querySelector('progress')?.value ?? 0) > 0, true) // the page knows of it
  expect(await reader.look(barIsInView)).toBe(false)
  await reader.look(scroll, -200)
  await reader.until(barIsInView, true)
  await reader.press('language-picker > button')
  await reader.until(() => document.querySelector('#languages')?.matches(':popover-open'), true)
  await reader.key('Escape')
  await reader.look(scroll, 100)
  await reader.until(barIsInView, false)
})

test('on a device without a voice of its own, Listen says why it is silent', async ({ reader }) => {
  await reader.open(storyPath('en'))
  await reader.press('.consent [value=decline]')
  await reader.look(giveVoices, [])
  await reader.press('article listen-story > button')
  await reader.until(
    () => document.querySelector('article listen-story [role=status]')?.textContent,
    messagesFor('en').noVoice,
  )
})

/** Scrolls in one step. */
function scroll(by: number): void {
  scrollBy({ top: by, behavior: 'instant' })
}

function barIsInView(): boolean {
  const { top, bottom } = document.querySelector('header.bar')?.getBoundingClientRect() ?? new DOMRect()
  return top >= 0 && bottom > 0 && bottom < innerHeight
}

/**
 * Gives the page voices of these languages, and a synthesis that notes what it is told to say. Browsers in tests have
 * none.
 */
function giveVoices(languages: readonly string[]): void {
  const spoken: string[] = []
  class Utterance extends EventTarget {
    readonly text: string
    constructor(text = '') {
      super()
      this.text = text
    }
  }
  class Synthesis extends EventTarget {
    getVoices() {
      return languages.map((lang) => ({ lang, localService: true, name: lang }))
    }
    speak({ text }: Utterance) {
      if (text) spoken.push(text)
    }
    cancel() {}
  }
  Object.defineProperty(window, 'speechSynthesis', { value: new Synthesis() })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
  Object.assign(window, { spoken })
}
