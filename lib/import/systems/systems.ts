import type { SourceSite } from '../source/source-site.ts'
import { astro } from './astro.ts'
import { eleventy } from './eleventy.ts'
import { hugo } from './hugo.ts'
import { jekyll } from './jekyll.ts'
import { markdown } from './markdown.ts'
import type { System } from './system.ts'
import { wordpress } from './wordpress.ts'

/** Every known system, in the order of detection. Markdown is last, because the other systems contain it too. */
export const SYSTEMS: readonly System[] = [hugo, jekyll, astro, eleventy, wordpress, markdown]

/** Returns the system of a source, by name or by detection; undefined if none fits. */
export function systemOf(site: SourceSite, name: string | undefined): System | undefined {
  return SYSTEMS.find((system) => (name ? system.name === name : system.recognises(site)))
}
