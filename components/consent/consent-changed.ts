/**
 * The name of the event on `window` that the page sends after each answer to the cookie notice, and when the page has
 * loaded. Elements then read the answer.
 */
export const CONSENT_CHANGED = 'masthead-consent'
