import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { filesOf, writeManifest } from '../../../lib/store/manifest.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { siteToPublish } from '../plan/site-to-publish.ts'
import { type PublishOptions, publishSite } from '../publish-site.ts'
import type { Target } from '../targets/target.ts'

export { temporaryFolder }

/** The texts of a site's files, by their names. */
export type Texts = Readonly<Record<string, string>>

/** Writes a built site, with compressed copies of its texts and the manifest, into a folder. */
export function writeSite(texts: Texts, folder = temporaryFolder()): string {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
    if (!/\.(?:html|xml|json)$/.test(name)) continue
    writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(text))
    writeFileSync(path.join(folder, `${name}.gz`), gzipSync(text))
  }
  writeManifest(
    folder,
    filesOf(folder).map((name) => ({ name })),
  )
  return folder
}

/**
 * The files of a newspaper. Each page links to its style sheet and to other pages, so that a test can follow them.
 * @param stories the texts of the stories by their slugs
 * @param look what the style sheet contains
 */
export function newspaper(stories: Texts, look = 'p {}'): Texts {
  const sheet = `assets/look.${hash('sha256', look).slice(0, 12)}.css`
  const page = (depth: number, text: string) => `<link href="${'../'.repeat(depth)}${sheet}"><main>${text}</main>`
  const links = Object.keys(stories).map((slug) => `<a href="${slug}/">${stories[slug]}</a>`)
  return {
    [sheet]: look,
    '404.html': page(0, 'Not found'),
    'index.html': page(0, '<a href="en/">English</a>'),
    'en/index.html': page(1, links.join('')),
    'en/feed.xml': `<feed>${links.join('')}</feed>`,
    ...Object.fromEntries(Object.entries(stories).map(([slug, text]) => [`en/${slug}/index.html`, page(2, text)])),
  }
}

/** The texts of the files of a folder that readers get, without compressed copies and the files of Masthead. */
export function textsIn(folder: string): Texts {
  const names = filesOf(folder).filter((name) => !/\.(?:br|gz)$|^\.masthead/.test(name))
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]))
}

/**
 * The files without those that a killed publisher was writing, which no page names. The next publication removes them.
 */
export function withoutUnfinished(texts: Texts): Texts {
  const isUnfinished = (name: string) => /(?:^|\/)\.(?:masthead-publish\.tmp$|~tmp~\/)/.test(name)
  return Object.fromEntries(Object.entries(texts).filter(([name]) => !isUnfinished(name)))
}

/** The links of pages that lead to no file of the site, as `page → link`. */
export function deadLinks(texts: Texts): string[] {
  return Object.entries(texts).flatMap(([page, text]) =>
    [...text.matchAll(/href="([^"]*)"/g)].flatMap(([, href = '']) => {
      const target = path.posix.join(path.posix.dirname(page), href).replace(/\/$/, '/index.html')
      return !page.endsWith('.html') || target in texts ? [] : [`${page} → ${href}`]
    }),
  )
}

/** Publishes texts, or a built site: by default without compressed copies, and deletes two files at most. */
export function publishTexts(built: Texts | string, target: Target, options: Partial<PublishOptions> = {}) {
  const { compressed = 'off' } = options
  const defaults = { mostRemoved: 2, create: true, grace: 0, isDryRun: false, now: new Date(), compressed }
  const folder = typeof built === 'string' ? built : writeSite(built)
  return publishSite(siteToPublish(folder, compressed), target, { ...defaults, ...options })
}
