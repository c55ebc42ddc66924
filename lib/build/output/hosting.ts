import type { Hosting } from '../../hosts/host-headers.ts'
import type { Redirect } from '../../library/redirects-of.ts'
import { scriptSource } from '../page/policy.ts'
import type { DocumentOptions } from '../page/render-document.ts'
import { RESTORE_HASH } from '../page/restore-script.ts'
import { SPECULATION_HASH } from '../page/speculation-rules.ts'

/**
 * The Content Security Policy that hosts send. A page carries its own, of hashes, and both must agree to what it does. This
 * one says what a page cannot say of itself (who may frame it), and what holds for every page of every build: a server that
 * read it at its start and is then given newer pages must not refuse them their style or script.
 */
function hostPolicy({ compiled, services, portable, desk }: DocumentOptions): string {
  const { script, demanded, gateway, search } = compiled
  const own = portable ? [script, demanded, gateway, search].map(({ hash }) => `'${hash}'`) : ["'self'"]
  const others = services.flatMap(({ script }) => (script ? [scriptSource(script)] : []))
  return [
    ['script-src', ...own, "'wasm-unsafe-eval'", `'${SPECULATION_HASH}'`, `'${RESTORE_HASH}'`, ...others].join(' '), // search is WebAssembly
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // Each page asks for it itself; the desk's editor cannot.
    ...(desk ? [] : ["require-trusted-types-for 'script'"]),
  ].join('; ')
}

/** The facts that the settings of every host follow from. */
export function hostingOf(options: DocumentOptions, redirects: readonly Redirect[]): Hosting {
  const { site, desk = false } = options
  return { policy: hostPolicy(options), base: site?.pathname ?? '/', redirects, desk }
}
