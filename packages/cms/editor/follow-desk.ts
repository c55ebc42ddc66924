import { rememberedLanguage } from '../desk/parts/on-device.ts'
import { speakOfProblems } from '../desk/parts/sentences.ts'
import { bestLanguage, type DeskText, say, speak, spokenLanguage } from '../desk/parts/texts.ts'

/**
 * Makes the page around Sveltia CMS, and the problems in its previews, speak the language of the desk. Sveltia itself
 * follows what the desk has written into its preferences.
 * @returns the tag of the language
 */
export async function followDesk(): Promise<string> {
  await speak(rememberedLanguage() ?? bestLanguage(navigator.languages))
  // The forms name fields by their keys. In English, problems do so by themselves.
  if (spokenLanguage() !== 'en') await speakOfProblems({})
  for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) {
    element.textContent = say(keyOf(element.dataset.say))
    if (element.dataset.sayTitle) element.title = say(keyOf(element.dataset.sayTitle))
  }
  return spokenLanguage()
}

/** The texts that the page names: `cmsPage` writes their keys. */
const NAMED = [
  'desk',
  'translations',
  'formsHeadline',
  'formsLanguage',
  'open',
  'insertBlock',
  'caretFirst',
  'block',
  'insert',
  'cancel',
] as const satisfies readonly DeskText[]

function keyOf(name: string | undefined): DeskText {
  const key = NAMED.find((one) => one === name)
  if (!key) throw new Error(`The page of the forms has no text “${name}”.`)
  return key
}
