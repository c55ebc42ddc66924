import type { ReactElement } from 'react'

declare global {
  interface Window {
    /** React’s own, as Sveltia CMS brings it along. */
    readonly createElement: (type: string, properties: Readonly<Record<string, unknown>>) => ReactElement
  }
}
