import { OPEN, SECRET, WORDPRESS_EXPORT, WORDPRESS_WAYS } from './private-wordpress.ts'

/** A source of an import. What is private in it says SECRET; what is public says “Open to all”. */
export interface PrivateSource {
  readonly name: string
  readonly system: string
  readonly files: Readonly<Record<string, string>>
}

/** Returns a text with front matter. */
function text(title: string, body: string, frontMatter = ''): string {
  return `---\ntitle: ${title}\n${frontMatter}\n---\n\n${body}\n`
}

const dated = (body: string, more = '') => text('A mill', body, `date: 2024-01-05\n${more}`)

/** Keys of front matter by which a text is not for all readers. */
const KEYS: readonly string[] = [
  ...['visible: false', 'state: draft', 'embargo: 2099-01-01', 'embargoUntil: 2099-01-01', 'published_at: 2099-01-01'],
  ...['pubDate: 2099-01-01', 'date: 2099-01-01', 'publishDate: 2099-01-01', 'paywall: true', 'premium: true'],
  ...['isPremium: 1', 'confidential: true', 'trashed: true', 'deleted_at: 2024-01-05', 'wip: true', 'draft: "yes"'],
  ...['dg-publish: false', 'dont_publish: true', 'membersOnly: true', 'member_level: gold', 'required_role: member'],
  ...['subscription: paid', 'access: {site.login: true}', 'login_required: true', 'password: x', 'encrypted: true'],
  ...['noindex: true', 'robots: "noindex, nofollow"', 'post_status: private', 'workflow_state: in review'],
  ...['approved: false', 'listed: no', 'visible_from: 2099-01-01', 'meta: {hidden: true}', 'expires: 2020-01-01'],
  ...['state: entwurf', 'archived: true', 'release_date: 2099-01-01', 'visibility: members', 'enabled: false'],
]

/** Keys that look like one of these, and keep nothing from readers. */
const OPEN_KEYS = `visible: true
state: Texas
embargo: 2020-01-01
paywall: false
premium: no
membersOnly: false
dg-publish: true
accessibility: good
subscribe: true
audience: everyone
sidebar: {hidden: true}
robots: index, follow
level: beginner`

const inFolder = (folder: string, more: string, name = 'mill', open = '') => ({
  [`${folder}/${name}.md`]: dated(SECRET, more),
  [`${folder}/open.md`]: dated(OPEN, open),
})

const FILES: readonly (readonly [name: string, system: string, files: Readonly<Record<string, string>>])[] = [
  [
    'keys of front matter',
    'markdown',
    {
      ...Object.fromEntries(
        KEYS.map((key, index) => [`mill-${index}.md`, text(key.replaceAll(/\W/g, ' '), SECRET, key)]),
      ),
      'open.md': dated(OPEN, OPEN_KEYS),
    },
  ],
  [
    'a date in the name',
    'markdown',
    { '2099-01-05-mill.md': text('A', SECRET), '2024-01-05-open.md': text('B', OPEN) },
  ],
  ['a date in folders', 'markdown', { '2099/01/05/mill.md': text('A', SECRET), '2024/01/05/open.md': text('B', OPEN) }],
  ['a folder', 'markdown', { 'premium/mill.md': dated(SECRET), 'news/premium/index.md': dated(OPEN) }],
  ['hidden HTML in Markdown', 'markdown', { 'mill.md': dated(`${OPEN}\n\n<p hidden>${SECRET}</p>\n`) }],
  [
    'a component',
    'markdown',
    { 'mill.mdx': dated(`<MembersOnly>\n\n${SECRET}\n\n</MembersOnly>`), 'open.md': dated(OPEN) },
  ],
  [
    'lines above a text',
    'markdown',
    {
      'mill.md': `Title: A mill\nDate: 2024-01-05\nStatus: draft\n\n${SECRET}\n`,
      'later.md': `Title: A mill\nDate: 2099-01-05\n\n${SECRET}\n`,
      'wheel.md': `<!--\n.. title: A wheel\n.. status: private\n-->\n\n${SECRET}\n`,
      'open.md': `Title: Open\nDate: 2024-01-05\nStatus: published\n\n${OPEN}\n`,
    },
  ],
  [
    'a comment of Obsidian',
    'markdown',
    { 'mill.md': dated(`%%${SECRET}%%`), 'open.md': dated(`${OPEN} 5 %% 6\n\n\`\`\`\n%%Ada%%\n\`\`\``) },
  ],
  [
    'a hidden element in MDX',
    'docusaurus',
    {
      'docusaurus.config.js': '',
      'blog/2024-01-05-mill.mdx': dated(`<div style={{display: 'none'}}>${SECRET}</div>`),
      'blog/2024-01-06-wheel.mdx': dated(`<div hidden={isMember}>${SECRET}</div>`),
      'blog/2024-01-07-open.mdx': dated(`<div style={{color: 'red'}}>${OPEN}</div>\n\n{/* Ada */}`),
    },
  ],
  [
    'comments and conditions',
    'jekyll',
    {
      '_config.yml': '',
      '_posts/2024-01-05-a.md': text('A', `{% if page.isMember %}${SECRET}{% endif %}`),
      '_posts/2024-01-06-b.md': text('B', `{::comment}\n${SECRET}\n{:/comment}`),
      '_posts/2024-01-07-open.md': text(
        'C',
        `${OPEN}{% comment %}SECRET{% endcomment %} \`{% raw %}{% if a %}{% endraw %}\``,
      ),
    },
  ],
  [
    'a comment of Nunjucks',
    'eleventy',
    {
      'eleventy.config.js': '',
      'posts/a.md': dated(`{# ${SECRET} #}`),
      'posts/open.md': dated(`## Here {#here}\n\n${OPEN}\n\n## There {#there}`),
    },
  ],
  [
    'a comment of Hugo',
    'hugo',
    { 'hugo.toml': '', 'content/posts/open.md': dated(`${OPEN}\n\n{{% comment %}}\nSECRET\n{{% /comment %}}`) },
  ],
  [
    'module.mounts, excludeFiles',
    'hugo',
    {
      'hugo.toml':
        'baseURL = "https://valley.example/"\n[[module.mounts]]\nsource = "content"\ntarget = "content"\nexcludeFiles = "plans/*"\n',
      ...inFolder('content/plans', '', 'mill'),
      'content/plans/open.md': dated(SECRET),
      'content/posts/open.md': dated(OPEN),
    },
  ],
  [
    'module.mounts, files',
    'hugo',
    {
      'config/_default/module.toml': '[[mounts]]\nsource = "content"\ntarget = "content"\nfiles = ["! plans/**"]\n',
      'content/plans/deep/mill.md': dated(SECRET),
      'content/posts/open.md': dated(OPEN),
    },
  ],
  [
    'module.mounts, another folder',
    'hugo',
    {
      'hugo.toml': '[[module.mounts]]\nsource = "texts"\ntarget = "content"\nincludeFiles = "posts/**"\n',
      'content/posts/mill.md': dated(SECRET),
      'texts/plans/mill.md': dated(SECRET),
      'texts/posts/open.md': dated(OPEN),
    },
  ],
  [
    'a disabled language',
    'hugo',
    {
      'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.fr]\ndisabled = true\n',
      'content/posts/mill.fr.md': dated(SECRET),
      'content/posts/open.en.md': dated(OPEN),
    },
  ],
  [
    'settings of production',
    'hugo',
    {
      'hugo.toml': '',
      'config/production/hugo.toml': 'ignoreFiles = ["plan"]\n',
      ...inFolder('content/posts', '', 'plan'),
    },
  ],
  ['publishDate', 'hugo', { 'hugo.toml': '', ...inFolder('content/posts', 'publishDate: 2099-01-01') }],
  [
    'a date in the name of a bundle',
    'hugo',
    {
      'hugo.toml': '',
      'content/posts/2099-01-05-mill/index.md': text('A', SECRET),
      'content/posts/open.md': dated(OPEN),
    },
  ],
  [
    'a shortcode',
    'hugo',
    {
      'hugo.toml': '',
      'content/posts/mill.md': dated(`{{< members >}}${SECRET}{{< /members >}}`),
      'content/posts/open.md': dated(`${OPEN} {{< note >}}Ada{{< /note >}}`),
    },
  ],
  [
    'a date in the name',
    'jekyll',
    { '_config.yml': '', '_posts/2099-01-05-mill.md': text('A', SECRET), '_posts/2024-01-05-open.md': text('B', OPEN) },
  ],
  [
    'a date in the name, in a collection',
    'jekyll',
    {
      '_config.yml': 'collections: {notes: {output: true}}',
      '_notes/2099-01-05-mill.md': text('A', SECRET),
      '_notes/open.md': text('B', OPEN),
    },
  ],
  [
    'a default of the configuration',
    'jekyll',
    {
      '_config.yml': 'defaults: [{scope: {path: plans}, values: {premium: true}}]',
      'plans/_posts/2024-01-05-mill.md': text('A', SECRET),
      '_posts/2024-01-05-open.md': text('B', OPEN),
    },
  ],
  [
    'a block of a plugin',
    'jekyll',
    {
      '_config.yml': '',
      '_posts/2024-01-05-mill.md': text('A', `{% members %}${SECRET}{% endmembers %}`),
      '_posts/2024-01-05-open.md': text('B', `${OPEN} {% note %}Ada{% endnote %}`),
    },
  ],
  [
    'permalink: {build: false}',
    'eleventy',
    { 'eleventy.config.js': '', ...inFolder('posts', 'permalink: {build: false}') },
  ],
  [
    'eleventyComputed',
    'eleventy',
    {
      'eleventy.config.js': '',
      ...inFolder('posts', 'eleventyComputed: {permalink: false}', 'mill', 'permalink: "/{{ page.fileSlug }}/"'),
    },
  ],
  [
    'a computed address',
    'eleventy',
    { 'eleventy.config.js': '', ...inFolder('posts', `permalink: "{% if open %}/a/{% endif %}"`) },
  ],
  [
    'computed data of all texts',
    'eleventy',
    {
      'eleventy.config.js': '',
      '_data/eleventyComputed.js': 'export default { permalink: (data) => data.open && data.permalink }',
      'posts/mill.md': dated(SECRET),
    },
  ],
  [
    'ignores.add',
    'eleventy',
    {
      'eleventy.config.js': 'export default (config) => { config.ignores.add("posts/plan*") }',
      ...inFolder('posts', '', 'plan'),
    },
  ],
  ['pubDate', 'astro', { 'astro.config.mjs': '', ...inFolder('src/content/blog', 'pubDate: 2099-01-01') }],
  [
    'pubDatetime',
    'astro',
    { 'astro.config.mjs': '', ...inFolder('src/content/blog', 'pubDatetime: 2099-01-01T10:00:00Z') },
  ],
  [
    'a pattern of a collection',
    'astro',
    {
      'src/content.config.ts': "const blog = defineCollection({ loader: glob({ pattern: ['**/*.md', '!plan*'] }) })",
      ...inFolder('src/content/blog', '', 'plan'),
    },
  ],
  [
    'exclude',
    'docusaurus',
    {
      'docusaurus.config.js': "export default { presets: [['classic', { blog: { exclude: ['plans/**'] } }]] }",
      'blog/plans/mill.md': dated(SECRET),
      'blog/open.md': dated(OPEN),
    },
  ],
  [
    'a date in the name of a folder',
    'docusaurus',
    {
      'docusaurus.config.js': '',
      'blog/2099-01-05-mill/index.md': text('A', SECRET),
      'blog/2024-01-05-open.md': text('B', OPEN),
    },
  ],
  [
    'a date in the name',
    'zola',
    {
      'zola.toml': 'base_url = "https://valley.example"\n',
      'content/blog/2099-01-05_mill.md': text('A', SECRET),
      'content/blog/2024-01-05-open.md': text('B', OPEN),
    },
  ],
  [
    'a key of the theme',
    'zola',
    {
      'zola.toml': 'base_url = "https://valley.example"\n',
      'content/blog/mill.md': `+++\ntitle = "A"\n[extra]\npremium = true\n+++\n${SECRET}\n`,
      'content/blog/open.md': `+++\ntitle = "B"\n[extra]\npremium = false\n+++\n${OPEN}\n`,
    },
  ],
  [
    'a shortcode',
    'zola',
    {
      'zola.toml': 'base_url = "https://valley.example"\n',
      'content/blog/mill.md': dated(`{% members() %}${SECRET}{% end %}`),
      'content/blog/open.md': dated(`${OPEN} {% note() %}Ada{% end %}`),
    },
  ],
  [
    'moderation_state',
    'drupal',
    {
      'nodes.json': JSON.stringify([
        { nid: '1', title: 'open', status: '1', moderation_state: 'published', body: OPEN, path: '/open' },
        { nid: '2', title: 'mill', status: '1', moderation_state: 'draft', body: SECRET, path: '/mill' },
      ]),
    },
  ],
  [
    'a column of a module',
    'drupal',
    {
      'nodes.csv': `nid,title,status,path,field_members_only,body\n1,open,1,/open,0,${OPEN}\n2,mill,1,/mill,1,"${SECRET}"\n`,
    },
  ],
  [
    'hidden elements',
    'html',
    {
      'mill.html': `<html lang="en"><body><article><h1>A</h1><p>${OPEN}</p><p hidden>${SECRET}</p><p style="color:red; display : none">${SECRET}</p><div style="visibility:hidden">${SECRET}</div><p class="d-none">${SECRET}</p><p class="hidden md:block">Ada</p><p aria-hidden="true">Ada</p></article></body></html>`,
    },
  ],
  [
    'a page that search engines may not show',
    'html',
    {
      'mill.html': `<html lang="en"><head><meta name="robots" content="noindex"></head><body><article><h1>A</h1><p>${SECRET}</p></article></body></html>`,
      'open.html': `<html lang="en"><head><meta name="robots" content="index, follow"></head><body><article><h1>B</h1><p>${OPEN}</p></article></body></html>`,
    },
  ],
  [
    'a class of a paywall',
    'html',
    {
      'mill.html': `<html lang="en"><body><article><h1>A</h1><div class="paywall"><p>${SECRET}</p></div></article></body></html>`,
      'open.html': `<html lang="en"><body><article><h1>B</h1><div class="team-member"><p>${OPEN}</p></div></article></body></html>`,
    },
  ],
  [
    'mails of Substack',
    'html',
    {
      'posts.csv':
        'post_id,post_date,is_published,type,audience\n1.open,2024-03-05,true,newsletter,everyone\n2.mill,2024-03-05,true,adhoc_email,everyone\n3.paid,2024-03-05,true,newsletter,only_paid\n4.later,2099-03-05,true,newsletter,everyone\n',
      'posts/1.open.html': `<p>${OPEN}</p>`,
      'posts/2.mill.html': `<p>${SECRET}</p>`,
      'posts/3.paid.html': `<p>${SECRET}</p>`,
      'posts/4.later.html': `<p>${SECRET}</p>`,
    },
  ],
  [
    'drafts of Medium',
    'html',
    {
      'posts/draft_Mill-ba9876543210.html': `<article><p>${SECRET}</p></article>`,
      'posts/2024-03-05_Open-0123456789ab.html': `<article><p>${OPEN}</p></article>`,
    },
  ],
  [
    'a date of RSS',
    'feed',
    {
      'feed.xml': `<rss version="2.0"><channel><title>F</title><link>https://valley.example/</link><item><title>open</title><link>https://valley.example/open</link><description>${OPEN}</description><pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate></item><item><title>mill</title><link>https://valley.example/mill</link><description>${SECRET}</description><pubDate>Thu, 01 Jan 2099 10:00:00 GMT</pubDate></item></channel></rss>`,
    },
  ],
  [
    'a draft of Atom',
    'feed',
    {
      'feed.atom': `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>open</title><content type="html">${OPEN}</content></entry><entry><id>2</id><title>mill</title><app:control><app:draft>yes</app:draft></app:control><content type="html">${SECRET}</content></entry></feed>`,
    },
  ],
  ...(
    [
      ['members', { visibility: 'members' }],
      ['a tier', { visibility: 'tiers' }],
      ['sent by mail', { status: 'sent' }],
      ['scheduled', { status: 'scheduled', published_at: '2099-01-05T10:00:00.000Z' }],
      [
        'a gated part',
        { html: `<!--kg-gated-block:begin nonMember:false --><p>${SECRET}</p><!--kg-gated-block:end-->` },
      ],
      ['a part below the public preview', { html: `<p>Ada</p><!--members-only--><p>${SECRET}</p>` }],
    ] as const
  ).map(([name, more]) => {
    const post = (slug: string, html: string, others: object) => ({
      ...{ id: slug, title: slug, slug, html: `<p>${html}</p>`, visibility: 'public', type: 'post' },
      ...{ status: 'published', published_at: '2024-01-05T10:00:00.000Z', ...others },
    })
    const data = { posts: [post('open', OPEN, {}), post('mill', SECRET, more)] }
    return [name, 'ghost', { 'ghost.json': JSON.stringify({ db: [{ meta: {}, data }] }) }] as const
  }),
]

/** All sources. Those of plugins of WordPress, and those of keys, are one each. */
export const PRIVATE_SOURCES: readonly PrivateSource[] = [
  {
    ...{ name: 'what plugins do to texts and their fields', system: 'wordpress' },
    files: WORDPRESS_EXPORT,
  },
  ...FILES.map(([name, system, files]) => ({ name, system, files })),
]

/** The number of ways in which these sources keep a text from readers. */
export const WAYS = WORDPRESS_WAYS + KEYS.length + FILES.length
