import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { visit } from 'unist-util-visit'
import type { Service } from '../../publication/publication.ts'
import type { SiteScript } from '../compile/bundle-elements.ts'
import { addPolicy } from './add-policy.ts'
import { addScript } from './add-script.ts'
import { framesIn } from './frames-on.ts'
import { inlineStyles } from './inline-styles.ts'
import { lazyScriptUse } from './lazy-script-use.ts'
import { noteRules } from './note-rules.ts'
import { parseCss } from './parse-css.ts'
import { pruneCss } from './prune-css.ts'
import { addPwaLinks } from './pwa-links.ts'
import { relativeLinks } from './relative-links.ts'
import { stripNextRuntime } from './strip-next-runtime.ts'

/** What a page is pressed with. */
export interface ExportOptions {
  /** The page's file in the site, `en/about/index.html`. */
  readonly name: string
  readonly script: SiteScript
  /** The script that the search page has besides. */
  readonly search?: SiteScript | undefined
  /** The script of what readers ask for. */
  readonly demanded: SiteScript
  readonly services: readonly Service[]
  readonly offline: boolean
  /** The text of a stylesheet by the address that the page links it under. */
  stylesheet(address: string): string
  readonly site: URL | undefined
}

/** Turns one exported page into what a reader gets; each step takes the tree and hands it on. */
export function postprocessExport(source: string, press: ExportOptions): string {
  const tree = fromHtml(source)
  const whole = inlineStyles(tree, press.stylesheet)
  stripNextRuntime(tree)
  addPwaLinks(tree, press.name)
  const { script, search, services } = press
  const scripts = [script, ...(search ? [search] : [])]
  const markup = serialise(tree)
  const demanded = { ...press.demanded, ...lazyScriptUse(markup) }
  const css = pruneCss(parseCss(whole), markup, scripts) + noteRules(markup)
  visit(tree, 'element', (node) => {
    if (node.tagName === 'style') node.children = [{ type: 'text', value: css }]
  })
  addScript(tree, ...(demanded.atOnce ? [demanded] : []), ...scripts)
  const frames = framesIn(markup)
  addPolicy(tree, { css, script, search, demanded, services, frames, offline: press.offline })
  relativeLinks(tree, press.name, press.site)
  return serialise(tree)
}

/** Writes a page as HTML. */
export function serialise(tree: Root): string {
  return toHtml(tree, { collapseEmptyAttributes: true, characterReferences: { useNamedReferences: false } })
}
