import { siteRoot } from '../site-root.ts'

interface Demanded {
  readonly by: string
  readonly src: string
  readonly integrity: string
}

// The press tells each demanded script by its name (lib/press/demanded-scripts.ts).
declare const DEMANDED_SCRIPTS: Readonly<Record<string, Demanded>>

const loads = new Map<string, Promise<void>>()
let asked = ''
let policy: { createScriptURL(url: string): string } | undefined

/**
 * Loads a script that a reader asked for, once; it defines the element of its name. Where it is defined already, nothing is loaded.
 * @throws if it cannot be loaded; who asks again tries again
 */
export async function loadDemanded(name: string): Promise<void> {
  if (customElements.get(name)) return
  const load = loads.get(name) ?? insert(name)
  loads.set(name, load)
  try {
    await load
  } catch (error) {
    loads.delete(name)
    throw error
  }
}

/** The addresses of the scripts that the elements of this page may load: a page that is kept on the device is kept with them. */
export function demandedHere(): string[] {
  const here = Object.values(DEMANDED_SCRIPTS).filter(({ by }) => document.querySelector(by))
  return here.map(({ src }) => new URL(siteRoot + src, location.href).href)
}

function insert(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const { src = '', integrity = '' } = DEMANDED_SCRIPTS[name] ?? {}
    asked = siteRoot + src
    policy ??= window.trustedTypes?.createPolicy('masthead-demand', { createScriptURL: () => asked })
    const script = document.createElement('script')
    Object.assign(script, { src: policy?.createScriptURL(asked) ?? asked, integrity })
    script.onload = () => resolve()
    script.onerror = () => {
      script.remove()
      reject(new Error(`${name} cannot be loaded.`))
    }
    document.head.append(script)
  })
}
