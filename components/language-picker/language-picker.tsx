import type { PageContext } from '../../lib/library/page-context.ts'
import { LanguageFilter } from './language-filter.tsx'
import { LanguageLists } from './language-lists.tsx'
import './language-picker.css'

/**
 * The language picker in the masthead: a button that opens a panel of real links. It needs no JavaScript. A browser
 * without popovers shows no button; the footer has the same list.
 */
export function LanguagePicker({ page }: { page: PageContext }) {
  const { words, language } = page
  // “Português (Brasil)”: a narrow screen has no room for the region.
  const [, name = language.endonym, region] = /^(.*) (\(.*\))$/.exec(language.endonym) ?? []
  return (
    <language-picker>
      <button type="button" className="tool caret" popoverTarget="languages">
        <span className="label sr-only md:not-sr-only">{words.chooseLanguage}</span>{' '}
        <span className="endonym">
          {name}
          {region && <span className="region"> {region}</span>}
        </span>
      </button>
      <nav id="languages" className="panel" popover="auto" aria-labelledby="languages-title">
        <div className="panel-head">
          <h2 id="languages-title">{words.chooseLanguage}</h2>
          <button type="button" className="close" popoverTarget="languages" popoverTargetAction="hide">
            {words.close}
          </button>
        </div>
        <LanguageFilter page={page} />
        <LanguageLists page={page} />
      </nav>
    </language-picker>
  )
}
