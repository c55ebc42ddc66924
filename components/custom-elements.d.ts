import type { HTMLAttributes } from 'react'

type Behaviour = HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string | undefined>>

/** The custom elements that components may render, and MathML, which React’s types do not have. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'age-notice': Behaviour
      'cookie-consent': Behaviour
      'consent-controls': Behaviour
      'embed-frame': Behaviour
      'language-filter': Behaviour
      'language-offer': Behaviour
      'language-picker': Behaviour
      'keep-offline': Behaviour
      'offline-stories': Behaviour
      'picture-viewer': Behaviour
      'listen-story': Behaviour
      math: HTMLAttributes<MathMLElement> & { readonly display?: 'block' }
      'reading-marks': Behaviour
      'reading-progress': Behaviour
      'share-story': Behaviour
      'reader-settings': Behaviour
      'read-with': Behaviour
      'site-search': Behaviour
    }
  }
}
