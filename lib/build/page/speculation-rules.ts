import { createHash } from 'node:crypto'

/**
 * Speculation rules (WICG) that ask the browser to prerender the page behind a link while the pointer rests on it. Only
 * links within the site match, because only they are relative. The text is the same on every page, so one hash allows
 * it.
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [{ where: { selector_matches: 'a[href]:not([href*=":"],[href^="#"])' }, eagerness: 'moderate' }],
})

/** The CSP hash source of `SPECULATION_RULES`. */
export const SPECULATION_HASH = `sha256-${createHash('sha256').update(SPECULATION_RULES).digest('base64')}`
