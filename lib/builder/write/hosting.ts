import type { Hosting } from '../../hosts/host-files.ts'
import { NOT_FOUND_HASH, RESTORE_HASH, SPECULATION_HASH } from '../page/inline-scripts.ts'
import { serviceSources } from '../page/policy.ts'
import type { DocumentOptions } from '../page/render-document.ts'

/** Returns the facts from which the settings of every host are written. */
export function hostingOf(
  options: DocumentOptions,
  content: Pick<Hosting, 'redirects' | 'withdrawn' | 'languages'>,
): Hosting {
  const { site, hasCms = false } = options
  return { policy: hostPolicy(options), base: site?.pathname ?? '/', ...content, hasCms }
}

/**
 * Returns the Content Security Policy that hosts send. Each page carries its own policy, made of hashes, and the
 * browser applies both. This one states what a page cannot say about itself (who may frame it), and what is true for
 * every page of every build. A server may read it at startup and later serve newer pages, whose styles and scripts it
 * must not block.
 */
function hostPolicy({ compiled, services, portable, hasCms, forms = [], elements = [] }: DocumentOptions): string {
  const { script, lazy, languageChooser, search, offline } = compiled
  const scripts = [script, lazy, languageChooser, search, offline, ...elements.map((one) => one.script)]
  const own = portable ? scripts.map(({ hash }) => `'${hash}'`) : ["'self'"]
  const inline = [SPECULATION_HASH, RESTORE_HASH, NOT_FOUND_HASH].map((hash) => `'${hash}'`)
  return [
    ['script-src', ...own, "'wasm-unsafe-eval'", ...inline, ...serviceSources(services)].join(' '), // search is WebAssembly
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${forms.join(' ') || "'none'"}`,
    "frame-ancestors 'none'",
    // Each page requires Trusted Types in its own policy. The CMS editor cannot run under them.
    ...(hasCms ? [] : ["require-trusted-types-for 'script'"]),
  ].join('; ')
}
