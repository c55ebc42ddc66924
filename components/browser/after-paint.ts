/**
 * Takes a step once the next frame is on screen. What a reader pressed is seen to be pressed first, however slow the telephone,
 * and what takes long follows (web.dev, Optimize Interaction to Next Paint).
 */
export function afterPaint(step: () => void): void {
  requestAnimationFrame(() => setTimeout(step))
}
