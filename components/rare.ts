import { LanguageOffer } from './language-chooser/language-offer.element.ts'
import { LanguageFilter } from './language-picker/language-filter.element.ts'

// The elements that few pages have. It is the whole script of the language chooser and of the 404 page, so that a new
// reader waits for no other script.
customElements.define('language-filter', LanguageFilter)
customElements.define('language-offer', LanguageOffer)
