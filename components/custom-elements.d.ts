import type { HTMLAttributes } from 'react'
import type { BehaviourName } from '../lib/builder/page/behaviours.ts'

type Behaviour = HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string | undefined>>

/** The custom elements that components may render, and MathML, which React’s types do not have. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Record<BehaviourName, Behaviour> {
      math: HTMLAttributes<MathMLElement> & { readonly display?: 'block' }
    }
  }
}
