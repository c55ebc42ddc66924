/**
 * The event that the window gets when the reader's answer is known, and whenever it changes. Code that stores reader
 * data listens to it.
 */
export const CONSENT_CHANGED = 'masthead-consent'
