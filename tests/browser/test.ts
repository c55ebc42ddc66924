import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { parse } from 'yaml'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'
import { SITES } from './sites.ts'

const { languages }: { languages: string[] } = parse(readFileSync(path.join(PUBLICATION, 'site.yaml'), 'utf8'))

/** The languages of the publication. */
export const LANGUAGES: readonly string[] = languages

/**
 * One language for each way of writing: from left to right with long words, from right to left, without spaces, with
 * joined letters.
 */
export const WRITINGS: readonly string[] = ['de', 'ar', 'zh', 'hi']

/** The origin at which a site of the tests is served. */
export function origin(site: keyof typeof SITES): string {
  const url = process.env[`SITE_${site.toUpperCase()}`]
  if (!url) throw new Error(`The site “${site}” is not served.`)
  return url
}

/** The story's address in a language. */
export function storyPath(lang: string): string {
  return `/${lang}/${STORY}/`
}

/**
 * Marks a test that `npm test` runs, on the sites “seed” and “services” alone. The others run in `npm run test:rest`.
 */
export const JOURNEY = { tag: '@journey' }

/** The same for a test of each language: English and Arabic, for the two directions, are in `npm test`. */
export function journeyIn(lang: string): { tag?: string } {
  return ['en', 'ar'].includes(lang) ? JOURNEY : {}
}

/** Every page of the publication: its address. */
export function everyPage(): string[] {
  const pages = ['', `${STORY}/`, 'privacy/', 'terms/', 'cookies/', 'about/']
  return ['/', ...LANGUAGES.flatMap((lang) => pages.map((page) => `/${lang}/${page}`))]
}

/** A built page as its file holds it. */
export function builtPage(address: string, site: keyof typeof SITES = 'seed'): string {
  return readFileSync(path.join(SITES[site], address, address.endsWith('.html') ? '' : 'index.html'), 'utf8')
}

/** Everything that a page says on the console or throws, from now on. */
export function saidBy(page: Page): string[] {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', ({ message }) => said.push(message))
  return said
}

/** Pages of a test open on the publication as it is, unless they name another site. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  baseURL: async ({}, use) => use(origin('seed')),
})

export { expect } from '@playwright/test'
