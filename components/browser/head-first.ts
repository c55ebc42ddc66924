import { afterPaint } from './after-paint.ts'

/**
 * Shows the head of an opening panel at once and the rest of it in the next frame. Letters of twelve scripts, or thirty
 * buttons, are slow to draw on a slow phone. The reader would wait too long to see that the tap worked.
 */
export function headFirst(panel: Element): void {
  for (const part of panel.querySelectorAll<HTMLElement>('.panel-head ~ *')) {
    part.style.display = 'none'
    afterPaint(() => part.style.removeProperty('display'))
  }
}
