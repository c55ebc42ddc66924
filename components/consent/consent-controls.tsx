import type { Messages } from '../../lib/language/messages.ts'

/**
 * Two buttons on every page: one shows and changes what was allowed, one withdraws consent as easily as it was given.
 */
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
