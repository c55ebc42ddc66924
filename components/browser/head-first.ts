import { afterPaint } from './after-paint.ts'

/**
 * Lets a panel that is about to open show its head at once, and the rest of it in the next frame: letters of twelve scripts, or
 * thirty buttons, take a slow telephone longer than a reader should wait to see that a press was heard.
 */
export function headFirst(panel: Element): void {
  for (const part of panel.querySelectorAll<HTMLElement>('.panel-head ~ *')) {
    part.style.display = 'none'
    afterPaint(() => part.style.removeProperty('display'))
  }
}
