import { headFirst } from './head-first.ts'

/** Makes every panel (popover or dialog) show its head first when it opens. */
export function openPanels(): void {
  document.addEventListener(
    'beforetoggle',
    ({ target, newState }) => {
      if (newState === 'open' && target instanceof Element) headFirst(target)
    },
    true, // capture: the event does not bubble
  )
}
