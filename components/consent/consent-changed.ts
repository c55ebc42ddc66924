/** The event that the window gets when the reader's answer to the cookie notice is known, and when it changes. */
export const CONSENT_CHANGED = 'masthead-consent'
