import { insertScript } from '../browser/insert-script.ts'
import { rootUrl } from '../browser/site-root.ts'

// The build sets the addresses of the lazy files in the site (lib/build/compile/bundle-scripts.ts).
declare const DEMANDED: { readonly src: string; readonly integrity: string; readonly style: string }

/** Returns the address of the style sheet for two languages side by side. */
export const pairStyle = (): string => rootUrl + DEMANDED.style

/** Returns the addresses of all lazy files; a story that is saved on the device is saved with them. */
export const lazyFiles = (): string[] => [rootUrl + DEMANDED.src, pairStyle()]

let load: Promise<unknown> | undefined

/**
 * Loads the lazy script (components/lazy.ts) once; does nothing if the page has it already.
 * @throws if it cannot be loaded; the next call tries again
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
