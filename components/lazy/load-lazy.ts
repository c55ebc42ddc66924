import { insertScript } from '../browser/insert-script.ts'
import { rootUrl } from '../browser/site-root.ts'

// The press tells where what is loaded on demand lies in the site (lib/build/compile/bundle-elements.ts).
declare const DEMANDED: { readonly src: string; readonly integrity: string; readonly style: string }

/** The address of the style of two languages side by side. */
export const pairStyle = (): string => rootUrl + DEMANDED.style

/** The addresses of all that may be loaded on demand: a story that is kept on the device is kept with it. */
export const lazyFiles = (): string[] => [rootUrl + DEMANDED.src, pairStyle()]

let load: Promise<unknown> | undefined

/**
 * Loads the script of what a reader asks for (components/lazy.ts), once; where it is in the page already, nothing is loaded.
 * @throws if it cannot be loaded; who asks again tries again
 */
export function loadLazy(): Promise<unknown> {
  load ??= customElements.get('story-store') ? Promise.resolve() : insert()
  return load
}

function insert(): Promise<unknown> {
  return new Promise((onload, reject) => {
    const onerror = (event: unknown) => {
      load = undefined
      reject(event)
    }
    insertScript(rootUrl + DEMANDED.src, { integrity: DEMANDED.integrity, onload, onerror })
  })
}
