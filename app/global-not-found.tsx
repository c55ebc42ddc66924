import './globals.css' // first: it declares the order of the layers for all later styles
import { Document } from '../components/document/document.tsx'
import { NotFound } from '../components/not-found/not-found.tsx'
import { languageOf } from '../lib/language/language.ts'
import { messagesFor } from '../lib/language/messages.ts'
import { theLibrary } from '../lib/library/the-library.ts'
import { ICONS, type PageMetadata } from '../lib/syndication/metadata/page-metadata.ts'

export function generateMetadata(): PageMetadata {
  const { publication } = theLibrary()
  const { notFound, notFoundAbout } = messagesFor(publication.defaultLanguage)
  return {
    title: `${notFound} | ${publication.name}`,
    description: notFoundAbout,
    icons: ICONS,
  }
}

export default function GlobalNotFound() {
  const { publication } = theLibrary()
  return (
    <Document language={languageOf(publication.defaultLanguage)}>
      <NotFound publication={publication} />
    </Document>
  )
}
