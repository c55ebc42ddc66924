import type { CmsSettings, Publication } from '../../lib/publication/publication.ts'

/**
 * Returns the Content Security Policy of the CMS: it allows the CMS's own scripts and the hosts of the backend, and no
 * others. Sveltia CMS writes style attributes and markup, so inline styles are allowed and Trusted Types are not
 * required. A preview is a page made in the browser (blob:), which inherits this policy.
 */
export function cmsPolicy({ host, server }: CmsSettings): string {
  const own = server ? [new URL(server).origin] : undefined
  const { connect, images } = HOSTS[host]
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:', ...(own ?? images)],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'blob:', 'data:', ...(own ?? connect)],
    'worker-src': ["'self'"],
    'frame-src': ['blob:'],
    'base-uri': ["'self'"],
    'form-action': ["'none'"],
  }
  return Object.entries(policy)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')
}

/** The hosts of each kind of backend, and those from which it shows its users' pictures. */
const HOSTS: Readonly<Record<CmsSettings['host'], { connect: readonly string[]; images: readonly string[] }>> = {
  folder: { connect: [], images: [] },
  github: {
    connect: ['https://api.github.com', 'https://www.githubstatus.com'],
    images: ['https://avatars.githubusercontent.com'],
  },
  gitlab: { connect: ['https://gitlab.com'], images: ['https://gitlab.com', 'https://secure.gravatar.com'] },
  gitea: { connect: ['https://gitea.com'], images: ['https://gitea.com'] },
}

/** Returns the page of the CMS, which its script fills. It is marked noindex for search engines. */
export function cmsPage({ name, languages }: Publication, settings: CmsSettings): string {
  const options = languages.map(({ tag, endonym }) => `<option value="${tag}">${escaped(endonym)}</option>`).join('')
  return `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${cmsPolicy(settings)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Editor | ${escaped(name)}</title>
<link rel="icon" href="../favicon.svg">
<link rel="stylesheet" href="editor.css">
<script type="module" src="cms/editor.js"></script></head>
<body data-host="${settings.host}">
<form id="open-story">
<b>${escaped(name)}</b>
<label>Open or begin a story, by its name in addresses <input name="story" required pattern="[a-z0-9]+(-[a-z0-9]+)*" placeholder="harbour-reopens"></label>
<label>written in <select name="original">${options}</select></label>
<button>Open</button>
<button type="button" id="insert-block" disabled title="Put the caret into the text of a story first">Insert a block</button>
</form>
<dialog id="block" aria-labelledby="block-title"><form method="dialog">
<h2 id="block-title">Insert a block</h2>
<label>Block <select name="the block"></select></label>
<fieldset></fieldset>
<button value="insert">Insert</button> <button value="cancel" formnovalidate>Cancel</button>
</form></dialog>
<div id="nc-root"></div>
<noscript>The editor needs JavaScript.</noscript>
</body></html>
`
}

/** The style around Sveltia CMS. With the `folder` backend nobody signs in, so the sign-in button is hidden. */
export const CMS_STYLE = `html,body{height:100%;margin:0}
body{display:grid;grid-template-rows:auto 1fr;font:15px/1.4 system-ui,sans-serif;background:#f1f1f1;color:#222}
#open-story{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.5rem 1rem;border-bottom:1px solid #bbb}
#open-story label{display:flex;flex-wrap:wrap;gap:.25rem .5rem;align-items:center}
#open-story :is(input,select,button),#block :is(input,select,textarea,button){font:inherit;min-height:2rem;padding:0 .5rem}
#block label{display:grid;gap:.25rem;margin-block:.5rem}
#block fieldset{border:0;padding:0;min-inline-size:min(30rem,80vw)}
#block textarea{min-height:6rem}
#open-story b{margin-inline-end:auto}
#nc-root{position:relative;min-height:0;contain:layout}
[data-host=folder] .buttons .button.secondary{display:none}
`

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
