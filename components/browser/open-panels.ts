import { headFirst } from './head-first.ts'

/** Lets every panel, popover or dialog, open with its head. */
export function openPanels(): void {
  document.addEventListener(
    'beforetoggle',
    ({ target, newState }) => {
      if (newState === 'open' && target instanceof Element) headFirst(target)
    },
    true, // it does not bubble
  )
}
