import type { Messages } from '../../lib/language/messages.ts'

/** Two buttons on every page: see and change what was allowed, and take it back as easily as it was given. */
export function ConsentControls({ words }: { words: Messages }) {
  return (
    <consent-controls>
      <button type="button" value="settings">
        {words.cookieSettings}
      </button>
      <button type="button" value="withdraw">
        {words.withdrawConsent}
      </button>
    </consent-controls>
  )
}
