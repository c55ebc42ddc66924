import { createHash } from 'node:crypto'

/**
 * Asks browsers that can to render the page behind a link while the pointer rests on it (Speculation Rules, WICG). Only
 * links within the site qualify: they alone are relative. The text is the same on every page, so that one hash allows it.
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [{ where: { selector_matches: 'a[href]:not([href*=":"],[href^="#"])' }, eagerness: 'moderate' }],
})

/** Its source expression for a Content Security Policy. */
export const SPECULATION_HASH = `sha256-${createHash('sha256').update(SPECULATION_RULES).digest('base64')}`
