import type { ReactElement } from 'react'

declare global {
  interface Window {
    /** `createElement` of the copy of React that Sveltia CMS contains. */
    readonly createElement: (type: string, properties: Readonly<Record<string, unknown>>) => ReactElement
  }
}
