import '../globals.css' // first: it names the layers that everything after it goes into
import type { ReactNode } from 'react'
import { Document } from '../../components/document/document.tsx'
import { languageOf } from '../../lib/language/language.ts'
import { theLibrary } from '../../lib/library/the-library.ts'

export default function GatewayLayout({ children }: { children: ReactNode }) {
  return <Document language={languageOf(theLibrary().publication.defaultLanguage)}>{children}</Document>
}
