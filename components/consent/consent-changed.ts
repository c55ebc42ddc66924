/** The name of the event on `window` after which elements read the answer to the cookie notice: once when the page has loaded, then after each change. */
export const CONSENT_CHANGED = 'masthead-consent'
