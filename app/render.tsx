import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { RenderedPage } from '../lib/builder/page/render-document.ts'
import { withLibrary } from '../lib/index/the-library.ts'
import type { Library } from '../lib/library/library.ts'
import type { PageMetadata } from '../lib/syndication/page-metadata.ts'
import LanguageChooserLayout from './(language-chooser)/layout.tsx'
import * as chooser from './(language-chooser)/page.tsx'
import * as story from './[lang]/[slug]/page.tsx'
import LanguageLayout from './[lang]/layout.tsx'
import { isListRoute, listMetadata, listPage } from './[lang]/list-page.tsx'
import * as offline from './[lang]/offline/page.tsx'
import * as front from './[lang]/page.tsx'
import * as search from './[lang]/search/page.tsx'
import { notFoundMetadata, notFoundPage } from './global-not-found.tsx'

export { componentOf, overrideParts } from '../components/parts/overridable.ts'
export { setOwnKinds } from '../lib/story/kinds/own.ts'

/** Renders the page at an address of a library outside Next, with the same modules that Next uses for its routes. */
export async function renderPage(address: string, library: Library): Promise<RenderedPage> {
  return withLibrary(library, () => render(address))
}

async function render(address: string): Promise<RenderedPage> {
  const [lang, slug, ...path] = address.split('/').filter(Boolean)
  if (slug === '404.html' || lang === '404.html') {
    const tag = slug && lang
    return rendered(notFoundMetadata(tag), notFoundPage(tag))
  }
  if (lang === undefined)
    return rendered(chooser.generateMetadata(), LanguageChooserLayout({ children: chooser.default() }))
  const { children, metadata } = await routed(lang, slug, path)
  return rendered(metadata, await LanguageLayout({ children, params: Promise.resolve({ lang }) }))
}

async function routed(
  lang: string,
  slug: string | undefined,
  path: readonly string[],
): Promise<{ children: ReactElement; metadata: PageMetadata }> {
  if (slug === undefined) {
    const params = Promise.resolve({ lang })
    return { children: await front.default({ params }), metadata: await front.generateMetadata({ params }) }
  }
  if (isListRoute(slug)) {
    const params = Promise.resolve({ lang, path })
    return { children: await listPage(slug, params), metadata: await listMetadata(slug, params) }
  }
  const params = Promise.resolve({ lang, slug })
  const page = slug === 'search' ? search : slug === 'offline' ? offline : story
  return { children: await page.default({ params }), metadata: await page.generateMetadata({ params }) }
}

function rendered(metadata: PageMetadata, element: ReactElement): RenderedPage {
  return { metadata, markup: renderToStaticMarkup(element) }
}
