import { createHash } from 'node:crypto'

/**
 * The one script in a page's text. Before anything is painted it gives `<html>` the attributes by which a reader's settings
 * are applied (components/memory/reader-memory.ts stores them), so that no page shows itself as it is not wanted. The text is the same on every
 * page, so that one hash allows it. It throws where storage is blocked; then the page is as the system has it. Where storage is empty
 * it does not: an error, even one that is caught, costs a slow telephone several milliseconds before the first paint.
 */
export const RESTORE_SCRIPT =
  "try{let s=sessionStorage['masthead-reader']||localStorage['masthead-reader'];s&&Object.assign(document.documentElement.dataset,JSON.parse(s))}catch{}"

/** Its source expression for a Content Security Policy. */
export const RESTORE_HASH = `sha256-${createHash('sha256').update(RESTORE_SCRIPT).digest('base64')}`
