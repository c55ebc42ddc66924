import type { SourceSite } from '../source/source-site.ts'
import { astro } from './astro.ts'
import { eleventy } from './eleventy.ts'
import { hugo } from './hugo/hugo.ts'
import { jekyll } from './jekyll/jekyll.ts'
import { markdown } from './markdown.ts'
import type { System } from './system.ts'
import { wordpress } from './wordpress/wordpress.ts'

/** Every system that is known, in the order in which a folder is looked at: Markdown is in all of them. */
export const SYSTEMS: readonly System[] = [hugo, jekyll, astro, eleventy, wordpress, markdown]

/** The system that a source is of, by its name or by its looks; undefined for one that is not known. */
export function systemOf(site: SourceSite, name: string | undefined): System | undefined {
  return SYSTEMS.find((system) => (name ? system.name === name : system.recognises(site)))
}
