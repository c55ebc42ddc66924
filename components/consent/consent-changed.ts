/** Happens on the window when the reader's answer is known, and whenever it has changed; what is remembered follows it. */
export const CONSENT_CHANGED = 'masthead-consent'
