import '../globals.css' // first: it declares the order of the layers for all later styles
import type { ReactNode } from 'react'
import { Document } from '../../components/document/document.tsx'
import { theLibrary } from '../../lib/index/the-library.ts'
import { languageOf } from '../../lib/language/language.ts'

export default function LanguageChooserLayout({ children }: { children: ReactNode }) {
  return <Document language={languageOf(theLibrary().publication.defaultLanguage)}>{children}</Document>
}
