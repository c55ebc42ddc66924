import { afterPaint } from './after-paint.ts'

/**
 * Lets a panel, popover or dialog, open at once with its head, and the rest of it follow in the next frame: letters of twelve scripts,
 * or thirty buttons, take a slow telephone longer than a reader should wait to see that a press was heard.
 */
export function openPanels(): void {
  document.addEventListener(
    'beforetoggle',
    ({ target, newState }) => {
      if (newState !== 'open' || !(target instanceof HTMLElement)) return
      for (const part of target.querySelectorAll<HTMLElement>('.panel-head ~ *')) {
        part.style.display = 'none'
        afterPaint(() => part.style.removeProperty('display'))
      }
    },
    true, // it does not bubble
  )
}
