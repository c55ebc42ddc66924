import type { Importer, ImportSource, SourceText } from 'masthead'

type Values = Readonly<Record<string, unknown>>

/** The address of the site itself in an export. */
const OWN = '__GHOST_URL__'

/** Ghost: its export in JSON, with a copy of `content/images` beside it. */
export const ghost: Importer = {
  pictures: ['content'],
  recognises: ({ files, textOf }) =>
    files.some((file) => {
      const start = file.endsWith('.json') ? (textOf(file)?.slice(0, 2000) ?? '') : ''
      return /^\s*\{\s*"db"\s*:\s*\[|^\s*\{\s*"meta"\s*:\s*\{[^{}]*"exported_on"/.test(start)
    }),
  // A size of a picture is made from its file.
  resolve: (url) => url.replace(OWN, '').replace(/^\/content\/images\/size\/[^/]+\//, '/content/images/'),
  *read(source) {
    for (const file of source.files.filter((one) => one.endsWith('.json'))) yield* postsIn(source, file)
  },
}

function* postsIn(source: ImportSource, file: string): Iterable<SourceText> {
  const whole = source.textOf(file) ?? ''
  const parsed = asRecord(source.dataOf(file))
  const data = asRecord(asRecord(asList(parsed.db)[0] ?? parsed).data)
  const rows = (table: string) => asList(data[table]).map(asRecord)
  const named = (table: string) => new Map(rows(table).map(({ id, name }) => [String(id), textIn(name)]))
  const [tags, users] = [named('tags'), named('users')]
  const linked = (table: string, post: unknown, key: string) =>
    rows(table)
      .filter(({ post_id }) => post_id === post)
      .sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))
      .map((row) => String(row[key]))
  const settings = new Map(rows('settings').map(({ key, value }) => [key, value]))
  for (const row of rows('posts')) {
    const post = { ...rows('posts_meta').find(({ post_id }) => post_id === row.id), ...row }
    const line = whole.slice(0, Math.max(0, whole.indexOf(JSON.stringify(row.id)))).split('\n').length
    const report = (message: string) => source.report(file, line, `Of “${textIn(row.title)}”: ${message}`)
    for (const key of ['codeinjection_head', 'codeinjection_foot'])
      if (textIn(post[key])) report(`its ${key} is not imported: ${textIn(post[key])?.slice(0, 200)}`)
    const found = linked('posts_authors', row.id, 'author_id')
    // Before Ghost 1.22 a post had one author.
    const ids = found.length > 0 || !row.author_id ? found : [String(row.author_id)]
    const unknown = ids.filter((id) => !users.get(id))
    if (unknown.length > 0) report(`the export does not name its author (${unknown.join(', ')}).`)
    const text = textOf(post)
    if (text.markdown?.trim() === '' && (textIn(post.lexical) || textIn(post.mobiledoc)))
      report('its text is in a form that only Ghost reads. Export it from Ghost 5 or later, with HTML.')
    const authors = ids.map((id) => users.get(id)).filter(Boolean)
    // Ghost uses tags that begin with # for its themes only.
    const shown = linked('posts_tags', row.id, 'tag_id').filter((id) => !tags.get(id)?.startsWith('#'))
    const lang = textIn(settings.get('locale')) ?? textIn(settings.get('lang'))
    yield { file, line, lang, ...text, ...storyOf(post, { authors, tags: shown.map((id) => tags.get(id)) }) }
  }
}

function storyOf(post: Values, names: Values): Omit<SourceText, 'file'> {
  const status = textIn(post.status)?.toLowerCase() ?? 'draft'
  const date = textIn(post.published_at) ?? textIn(post.created_at) ?? ''
  const isLater = status === 'scheduled' && Date.parse(date) > Date.now()
  const doubts = [
    (status === 'sent' || post.email_only === 1 || post.email_only === true) && 'It was sent by mail only',
    /kg-gated-block:begin(?![^>]*nonMember:\s*true)/.test(textIn(post.html) ?? '') && 'A part of it was for members',
    status === 'scheduled' && !isLater && 'It was to be published later, and nobody knows if it was',
  ]
  const slug = textIn(post.slug)
  const name = slug ?? textIn(post.title) ?? String(post.id)
  const address = `/${slug ?? String(post.id)}/`
  const image = textIn(post.feature_image)
  const caption = textIn(post.feature_image_caption)?.replaceAll(/<[^<>]*>/g, '')
  return {
    ...{ name, address, key: String(post.id), paths: [`/${OWN}${address}`] },
    isPage: post.type === 'page' || post.page === 1 || post.page === true,
    frontMatter: {
      ...names,
      title: textIn(post.title),
      description: textIn(post.custom_excerpt) ?? textIn(post.meta_description),
      [isLater ? 'publish' : 'date']: date || undefined,
      updated: Date.parse(String(post.updated_at)) > Date.parse(date) ? post.updated_at : undefined,
      visibility: textIn(post.visibility),
      draft: !['published', 'sent', 'scheduled'].includes(status),
      cover: image ? { src: image, alt: post.feature_image_alt ?? undefined, caption } : undefined,
    },
    doubt: doubts.find((doubt) => doubt !== false),
  }
}

/** Returns the HTML of a post; if there is none, the Markdown of its cards, as early versions stored it. */
function textOf(post: Values): Pick<SourceText, 'html' | 'markdown'> {
  const html = textIn(post.html)
  if (html) return { html: html.replaceAll(OWN, '') }
  const cards = asList(asRecord(JSON.parse(textIn(post.mobiledoc) ?? '{}')).cards).map((card) =>
    asRecord(asList(card)[1]),
  )
  const markdown = cards.map((card) => textIn(card.markdown) ?? textIn(card.html) ?? '').join('\n\n')
  return { markdown: markdown.replaceAll(OWN, '') }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined
}

function asRecord(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
