// The script is at <root>/assets/<name>.js, so its own address gives the root of the site, whatever path it is
// published under.
const script = document.currentScript
const src = script instanceof HTMLScriptElement && script.src

/** The address of the site's root: `https://news.example/`, `https://example.org/news/`. */
export const rootUrl: URL = new URL(src ? '..' : '/', src || location.href)

/** The path of the site's root: `/`, `/news/`. */
export const siteRoot: string = rootUrl.pathname
