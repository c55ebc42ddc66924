// The script's own address tells where the site's root is, whatever path it is published under: <root>/assets/<name>.js
const script = document.currentScript

/** The path of the site's root: `/`, `/news/`. */
export const siteRoot: string =
  script instanceof HTMLScriptElement && script.src ? new URL('..', script.src).pathname : '/'
