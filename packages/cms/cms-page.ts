import { type CmsSettings, nameIn, type Publication } from '../../lib/publication/publication.ts'

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

/**
 * Returns the names of the pages below `/editor/`. A host that signs people in on a page of its own returns them to
 * `/editor/`, which then is the page of Sveltia CMS.
 */
export function editorPages({ app }: Pick<CmsSettings, 'app'>) {
  return app ? { desk: 'desk.html', forms: 'index.html' } : { desk: 'index.html', forms: 'forms.html' }
}

/**
 * Returns the page of the desk, which its script fills. Unlike Sveltia CMS, it needs no inline style.
 */
export function deskPage(publication: Publication, settings: CmsSettings): string {
  const policy = cmsPolicy(settings).replace(" 'unsafe-inline'", '')
  return `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Desk | ${escaped(nameIn(publication, publication.defaultLanguage))}</title>
<link rel="icon" href="../favicon.svg">
<link rel="stylesheet" href="cms/desk.css">
<link rel="preload" href="desk.json" as="fetch" crossorigin>
<script type="module" src="cms/desk.js"></script></head>
<body><div id="desk"></div>
<noscript>The desk needs JavaScript.</noscript>
</body></html>
`
}

/** Returns the page of the CMS, which its script fills. It is marked noindex for search engines. */
export function cmsPage(publication: Publication, settings: CmsSettings): string {
  const { languages, defaultLanguage } = publication
  const name = nameIn(publication, defaultLanguage)
  const options = languages.map(({ tag, endonym }) => `<option value="${tag}">${escaped(endonym)}</option>`).join('')
  return `<!doctype html><html lang="en" dir="ltr" class="ed:h-full"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${cmsPolicy(settings)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Editor | ${escaped(name)}</title>
<link rel="icon" href="../favicon.svg">
<link rel="stylesheet" href="cms/editor.css">
<script type="module" src="cms/editor.js"></script></head>
<body data-host="${settings.host}" class="ed:m-0 ed:grid ed:h-full ed:grid-rows-[auto_1fr] ed:bg-bar ed:font-sans ed:text-[15px]/[1.4] ed:text-ink">
<form id="open-story" class="ed:flex ed:flex-wrap ed:items-center ed:gap-x-4 ed:gap-y-2 ed:border-b ed:border-rule ed:px-4 ed:py-2">
<b>${escaped(name)}</b> <a href="${editorPages(settings).desk}" class="ed:text-ink" data-say="desk">Desk</a> <a href="board.html" class="ed:me-auto ed:text-ink" data-say="translations">Translations</a>
<label class="${LABEL}"><span data-say="formsHeadline">Headline of a new story, or name of one</span> <input name="story" class="${FIELD}" required></label>
<label class="${LABEL}"><span data-say="formsLanguage">written in</span> <select name="original" class="${FIELD}">${options}</select></label>
<button class="${FIELD}" data-say="open">Open</button>
<button type="button" id="insert-block" class="${FIELD}" disabled title="Put the caret into the text of a story first" data-say="insertBlock" data-say-title="caretFirst">Insert a block</button>
</form>
<dialog id="block" aria-labelledby="block-title"><form method="dialog">
<h2 id="block-title" data-say="insertBlock">Insert a block</h2>
<label class="ed:my-2 ed:grid ed:gap-1"><span data-say="block">Block</span> <select name="the block" class="${FIELD}"></select></label>
<fieldset class="ed:min-w-[min(30rem,80vw)] ed:border-0 ed:p-0"></fieldset>
<button value="insert" class="${FIELD}" data-say="insert">Insert</button> <button value="cancel" formnovalidate class="${FIELD}" data-say="cancel">Cancel</button>
</form></dialog>
<div id="nc-root" class="ed:relative ed:min-h-0 ed:contain-layout"></div>
<noscript>The editor needs JavaScript.</noscript>
</body></html>
`
}

const LABEL = 'ed:flex ed:flex-wrap ed:items-center ed:gap-x-2 ed:gap-y-1'
const FIELD = 'ed:min-h-8 ed:px-2 ed:[font:inherit]'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
