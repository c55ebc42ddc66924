import { loadLazy } from './browser/lazy-script.ts'
import { isPlainClick, targetIn } from './browser/page.ts'
import { openPanels } from './browser/paint-first.ts'

// What every page with custom elements does, besides defining them (lib/builder/page/behaviours.ts).
openPanels()
openPictures()

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
