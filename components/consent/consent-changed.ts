/**
 * The name of the event on `window` that follows each answer to the cookie notice, and the loading of the page. Elements
 * then read the answer.
 */
export const CONSENT_CHANGED = 'masthead-consent'
