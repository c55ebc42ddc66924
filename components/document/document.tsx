import type { ReactNode } from 'react'
import type { Language } from '../../lib/language/language.ts'

/** The document around a page. The language sets its direction and typography. */
export function Document({ language, children }: { language: Language; children: ReactNode }) {
  const { tag, dir, script } = language
  return (
    <html lang={tag} dir={dir} data-script={script} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
