import '../globals.css' // first: it declares the order of the layers for all later styles
import type { ReactNode } from 'react'
import { Document } from '../../components/document/document.tsx'
import { languageOf } from '../../lib/language/language.ts'
import { theLibrary } from '../../lib/library/the-library.ts'

export default function LanguageChooserLayout({ children }: { children: ReactNode }) {
  return <Document language={languageOf(theLibrary().publication.defaultLanguage)}>{children}</Document>
}
