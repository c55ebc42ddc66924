/** The name of the event on `window` that tells elements the reader’s answer to the cookie notice, at first and at each change. */
export const CONSENT_CHANGED = 'masthead-consent'
