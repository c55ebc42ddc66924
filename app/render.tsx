import type { Metadata } from 'next'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { RenderedPage } from '../lib/press/assemble-page.ts'
import GatewayLayout from './(gateway)/layout.tsx'
import * as gateway from './(gateway)/page.tsx'
import * as story from './[lang]/[slug]/page.tsx'
import LanguageLayout from './[lang]/layout.tsx'
import * as front from './[lang]/page.tsx'
import * as notFound from './global-not-found.tsx'

export { provideLibrary } from '../lib/story/the-library.ts'

/** Renders the page at an address with the same modules that Next routes to, outside Next. */
export async function renderPage(address: string): Promise<RenderedPage> {
  const [lang, slug] = address.split('/').filter(Boolean)
  if (address === '/404.html') return rendered(notFound.generateMetadata(), notFound.default())
  if (lang === undefined) return rendered(gateway.generateMetadata(), GatewayLayout({ children: gateway.default() }))
  const children = slug
    ? await story.default({ params: Promise.resolve({ lang, slug }) })
    : await front.default({ params: Promise.resolve({ lang }) })
  const metadata = slug
    ? await story.generateMetadata({ params: Promise.resolve({ lang, slug }) })
    : await front.generateMetadata({ params: Promise.resolve({ lang }) })
  return rendered(metadata, await LanguageLayout({ children, params: Promise.resolve({ lang }) }))
}

function rendered(metadata: Metadata, element: ReactElement): RenderedPage {
  return { metadata, markup: renderToStaticMarkup(element) }
}
