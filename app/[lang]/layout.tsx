import '../globals.css' // first: it declares the order of the layers for all later styles
import type { ReactNode } from 'react'
import { Document } from '../../components/document/document.tsx'
import { theLibrary } from '../../lib/index/the-library.ts'
import { languageOf } from '../../lib/language/language.ts'

export const dynamicParams = false

export function generateStaticParams() {
  return theLibrary().publication.languages.map(({ tag }) => ({ lang: tag }))
}

export default async function LanguageLayout(props: { children: ReactNode; params: Promise<{ lang: string }> }) {
  const { lang } = await props.params
  return <Document language={languageOf(lang)}>{props.children}</Document>
}
