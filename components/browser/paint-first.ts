/**
 * Runs a step once the next frame is on screen. The browser first shows that a control was activated, even on a slow
 * phone; the slow work follows (web.dev, Optimize Interaction to Next Paint).
 */
export function afterPaint(step: () => void): void {
  requestAnimationFrame(() => setTimeout(step))
}

/**
 * Shows the head of an opening panel at once and the rest of it in the next frame. Letters of twelve scripts, or thirty
 * buttons, are slow to draw on a slow phone. The reader would wait too long to see that the tap worked.
 */
export function headFirst(panel: Element): void {
  for (const part of panel.querySelectorAll<HTMLElement>('.panel-head ~ *')) {
    part.style.display = 'none'
    afterPaint(() => {
      part.style.display = ''
    })
  }
}

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
