import { createHash } from 'node:crypto'
import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import type { DemandedEntry } from './demanded-scripts.ts'

/** A script of the site. */
export interface SiteScript {
  /** Its name in the site; it holds a digest of the code, so it may be cached for ever. */
  readonly name: string
  readonly code: string
  /** For the page's policy and for subresource integrity: `sha256-…`. */
  readonly hash: string
}

/** A script that an element loads when a reader asks for what it does. */
export interface DemandedScript extends SiteScript {
  /** The element that loads it: a page without it may not. */
  readonly by: string
  /** The names of the Trusted Types policies that it makes. */
  readonly policies: readonly string[]
  /** Whether it comes with a page that has that element, unasked. */
  readonly atOnce: boolean
}

/** The script of every page that has elements, and those that they load when a reader asks. */
export interface ElementScripts {
  readonly script: SiteScript
  readonly demanded: readonly DemandedScript[]
}

/**
 * Bundles the custom elements; they know the address and hash of each demanded script.
 * @param entries the demanded scripts, by name
 * @throws if they do not compile
 */
export async function bundleElements(
  entry: string,
  entries: Readonly<Record<string, DemandedEntry>> = {},
): Promise<ElementScripts> {
  const folder = path.dirname(entry)
  const named = await Promise.all(
    Object.entries(entries).map(async ([name, { entry: file, by, policies, atOnce = false }]) => {
      const script = await bundleScript(name, { entryPoints: [path.join(folder, file)] })
      return [name, { ...script, by, policies, atOnce }] as const
    }),
  )
  const asked = named.filter(([, { atOnce }]) => !atOnce)
  const told = asked.map(([name, { by, name: src, hash: integrity }]) => [name, { by, src, integrity }])
  const define = { DEMANDED_SCRIPTS: JSON.stringify(Object.fromEntries(told)) }
  const script = await bundleScript('masthead', { entryPoints: [entry], define })
  return { script, demanded: named.map(([, demanded]) => demanded) }
}

/**
 * Bundles a script for browsers.
 * @param name what its file's name begins with
 * @throws if it does not compile
 */
export async function bundleScript(name: string, options: BuildOptions): Promise<SiteScript> {
  const { outputFiles = [] } = await build({
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    ...options,
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  const digest = createHash('sha256').update(code).digest()
  return {
    name: `assets/${name}.${digest.toString('hex').slice(0, 12)}.js`,
    code,
    hash: `sha256-${digest.toString('base64')}`,
  }
}
