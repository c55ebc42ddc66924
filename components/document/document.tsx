import type { ReactNode } from 'react'
import type { Language } from '../../lib/language/language.ts'

/** The document around a page. Direction and typography follow from the language. */
export function Document({ language, children }: { language: Language; children: ReactNode }) {
  const { tag, dir, script } = language
  return (
    <html lang={tag} dir={dir} data-script={script} suppressHydrationWarning>
      <body>
        {children}
        <DevelopmentScript />
      </body>
    </html>
  )
}

/** While a page is written, `npm run dev` serves the elements and reloads the page; a pressed page gets them from the press. */
function DevelopmentScript() {
  const address = process.env.MASTHEAD_DEV_SCRIPT
  return process.env.NODE_ENV === 'development' && address ? <script src={address} defer /> : null
}
