import { loadLazy } from './browser/lazy-script.ts'
import { isPlainClick, targetIn } from './browser/page.ts'
import { openPanels } from './browser/paint-first.ts'
import { CookieConsent } from './consent/cookie-consent.element.ts'
import { LanguagePicker } from './language-picker/language-picker.element.ts'
import { ListenStory } from './listen/listen-story.element.ts'
import { KeepOffline } from './offline/keep-offline.element.ts'
import { ReadingMarks } from './reading/reading-marks.element.ts'
import { ReadingProgress } from './reading/reading-progress.element.ts'
import { ReaderSettings } from './settings/reader-settings.element.ts'
import { ShareStory } from './share/share-story.element.ts'
import { ReadWith } from './side-by-side/read-with.element.ts'
import { AgeNotice } from './story/age-notice.element.ts'

/**
 * Every custom element of the site, except those that few pages have (rare.ts), and the lazy ones (lazy.ts). Each is
 * independent: if one fails, the others and the page still work.
 */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'cookie-consent': CookieConsent, // first: what the reader has allowed starts with the page
  'age-notice': AgeNotice,
  'consent-controls': class extends HTMLElement {},
  'language-picker': LanguagePicker,
  'keep-offline': KeepOffline,
  'listen-story': ListenStory,
  'reading-marks': ReadingMarks,
  'reading-progress': ReadingProgress,
  'share-story': ShareStory,
  'reader-settings': ReaderSettings,
  'read-with': ReadWith,
}

openPanels()
openPictures()
// Each is defined in its own task, so that on a slow phone none delays a reader's tap (long tasks begin at 50 ms).
for (const [name, element] of Object.entries(elements)) setTimeout(() => customElements.define(name, element))

/** Makes the pictures of a story open in its dialog, whose script loads then. If that fails, the link is followed. */
function openPictures(): void {
  document.addEventListener('click', (event) => {
    const link = targetIn<HTMLAnchorElement>(event, '.enlarge')
    if (!link || !isPlainClick(event)) return
    event.preventDefault()
    loadLazy().then(
      () => document.querySelector('picture-viewer')?.show(link),
      () => location.assign(link.href),
    )
  })
}
