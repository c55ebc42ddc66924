/**
 * Runs a step once the next frame is on screen. The browser first shows that a control was activated, even on a slow
 * phone; the slow work follows (web.dev, Optimize Interaction to Next Paint).
 */
export function afterPaint(step: () => void): void {
  requestAnimationFrame(() => setTimeout(step))
}
