import './globals.css' // first: it names the layers that everything after it goes into
import type { Metadata } from 'next'
import { Document } from '../components/document/document.tsx'
import { NotFound } from '../components/not-found/not-found.tsx'
import { languageOf } from '../lib/language/language.ts'
import { wordsOf } from '../lib/language/words.ts'
import { theLibrary } from '../lib/story/the-library.ts'

export function generateMetadata(): Metadata {
  const { publication } = theLibrary()
  const { notFound, notFoundAbout } = wordsOf(publication.defaultLanguage)
  return {
    title: `${notFound} | ${publication.name}`,
    description: notFoundAbout,
    icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
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
