import './globals.css' // first: it declares the order of the layers for all later styles
import { Document } from '../components/document/document.tsx'
import { NotFound } from '../components/not-found/not-found.tsx'
import { theLibrary } from '../lib/index/the-library.ts'
import { languageOf } from '../lib/language/language.ts'
import { inLanguage, nameIn } from '../lib/publication/publication.ts'
import { ICONS, type PageMetadata } from '../lib/syndication/page-metadata.ts'

export const generateMetadata = () => notFoundMetadata()

export default function GlobalNotFound() {
  return notFoundPage()
}

/** Returns the metadata of the 404 page of a language; without one, of the page for every address. */
export function notFoundMetadata(lang?: string): PageMetadata {
  const { publication } = theLibrary()
  const tag = lang ?? publication.defaultLanguage
  const { notFound, notFoundAbout } = inLanguage(publication.messages, tag)
  return { title: `${notFound} | ${nameIn(publication, tag)}`, description: notFoundAbout, icons: ICONS }
}

/** Renders the 404 page of a language; without one, the page for every address, with the words of all languages. */
export function notFoundPage(lang?: string) {
  const library = theLibrary()
  return (
    <Document language={languageOf(lang ?? library.publication.defaultLanguage)}>
      <NotFound library={library} lang={lang} />
    </Document>
  )
}
