import { LanguageOffer } from './language-offer.element.ts'

// The whole script of the gateway, and of the page for what is not there: a reader on the way in waits for no other.
customElements.define('language-offer', LanguageOffer)
