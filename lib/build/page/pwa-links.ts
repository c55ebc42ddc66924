/**
 * Returns the tags in a page's head that make the site an app. They are its manifest, the icon for iOS, and the colour
 * of the browser's bars in dark mode; in light mode they are light by default. The language chooser and the 404 page
 * belong to no language and get none.
 * @param name the page's file in the site
 */
export function pwaLinks(name: string): string {
  const [lang, rest] = name.split('/')
  if (rest === undefined) return ''
  return (
    `<link rel="manifest" href="/${lang}/manifest.webmanifest"><link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">` +
    '<meta name="theme-color" content="#10141a" media="(prefers-color-scheme:dark)">'
  )
}
