import path from 'node:path'
import { vi } from 'vitest'
import { press } from '../../../../lib/press/press.ts'
import { type Files, filesIn, temporaryFolder } from './temporary-folder.ts'

/** A page as Next exports it, with its runtime and flight payload. */
export function exported(body: string, lang = 'en'): string {
  return `<!DOCTYPE html><html lang="${lang}" dir="ltr"><head><meta charSet="utf-8"/>
    <link rel="stylesheet" href="/_next/a.css" data-precedence="next"/><link rel="stylesheet" href="/_next/b.css"/>
    <link rel="preload" as="script" href="/_next/main.js"/><script src="/_next/main.js" async=""></script>
    <title>Ships</title><meta name="description" content="All of them"/>
    <link rel="canonical" href="https://post.example/${lang}/"/></head>
    <body><div hidden=""><!--$--><!--/$--></div>${body}<script>self.__next_f.push([1,"flight"])</script></body></html>`
}

const SITE = `name: The Loopback Post
languages: [en]
defaultLanguage: en
description: {en: News}
consent: {version: '1', notice: {en: {text: Privacy and Terms, privacy: Privacy, terms: Terms}}}
`

/** The site that was published before. */
export const BEFORE: Files = { 'out/404.html': 'before', 'out/SHA256SUMS': '', 'out/index.html': 'before' }

/** What Next would have exported, hand-made: a choice of language, a front page, and the page for what is not found. */
const PROJECT: Files = {
  ...BEFORE,
  'content/site.yaml': SITE,
  'components/elements.ts': 'customElements.define("cookie-consent", class extends HTMLElement {})',
  'public/favicon.svg': '<svg/>',
  '.next/stock/favicon.svg': '<svg/>',
  '.next/stock/index.html': exported('<a href="/en/">English</a>'),
  '.next/stock/en/index.html': exported('<cookie-consent></cookie-consent><img src="/assets/ship.0123456789ab.svg">'),
  '.next/stock/en/index.txt': 'flight',
  '.next/stock/assets/ship.0123456789ab.svg': '<svg/>',
  '.next/stock/_next/a.css': 'a{color:red}',
  '.next/stock/_next/b.css': 'b{color:red}',
  '.next/stock/_next/main.js': 'runtime',
  '.next/stock/404.html': exported('<main class="lost"><a href="/en/">English</a></main>'),
}

/** The project in a folder of its own, with these files added or changed, and the settings with which it is pressed. */
export function smallProject(changes: Files = {}): string {
  vi.stubEnv('SITE_URL', 'https://post.example/')
  vi.stubEnv('CONTENT_DIR', '')
  vi.stubEnv('OUT_DIR', '')
  vi.stubEnv('PRESS', '')
  return temporaryFolder({ ...PROJECT, ...changes })
}

/** Presses what lies in the project's export. */
export function pressProject(projectDir: string): Promise<void> {
  const stock = path.join(projectDir, '.next/stock')
  return press({ projectDir, files: filesIn(stock).map((name) => path.join(stock, name)) })
}

/** The names of the site's files, and of what lies beside it that a run may have left. */
export function published(project: string): string[] {
  return filesIn(project).filter((name) => /^out\b/.test(name))
}
