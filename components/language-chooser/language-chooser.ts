import { LanguageOffer } from './language-offer.element.ts'

// The whole script of the language chooser and of the 404 page. A new reader waits for no other script.
customElements.define('language-offer', LanguageOffer)
