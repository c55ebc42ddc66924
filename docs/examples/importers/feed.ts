import type { Importer, ImportSource, SourceText, XmlNode } from 'masthead'

const FEED = /\.(?:xml|rss|atom)$/i

/** RSS and Atom, for a site whose system cannot export: a feed has only what it shows of its latest stories. */
export const feed: Importer = {
  recognises: ({ files, textOf }) =>
    files.some((file) => {
      const start = FEED.test(file) ? (textOf(file)?.slice(0, 3000) ?? '') : ''
      return /<(?:rss|feed|rdf:RDF)[\s>]/.test(start) && !start.includes('wordpress.org/export/')
    }),
  *read(source) {
    for (const file of source.files.filter((one) => FEED.test(one))) yield* storiesIn(source, file)
  },
}

function* storiesIn(source: ImportSource, file: string): Iterable<SourceText> {
  const root = source.xmlOf(file)
  const channel = root?.all('channel')[0] ?? root
  const items = [...(channel?.all('item') ?? []), ...(channel?.all('entry') ?? [])]
  if (!channel || items.length === 0) return
  const message =
    'A feed has only its latest stories, which may be shortened. If the old system can export, import that.'
  source.report(file, 1, message)
  const { origin = '' } = URL.parse(linkOf(channel) ?? channel.text('link')) ?? {}
  const lang = channel.text('language') || root?.attribute('xml:lang') || source.language
  const authors = namesOf(channel)
  for (const item of items) {
    const { line } = item.place
    const kind = kindOf(item)
    const report = (message: string) => source.report(file, line, message)
    if (!/^(?:post|page)$/i.test(kind)) {
      report(`“${item.text('title').slice(0, 100)}” is a ${kind} of Blogger and no story; it is not imported.`)
      continue
    }
    for (const each of OTHERS.flatMap((name) => item.all(name)))
      report(`A ${each.name} has no slot in a story: “${(each.text('name') || each.own).trim()}”.`)
    const story = storyOf(item, source.wordsOf)
    for (const each of [...item.all('enclosure'), ...item.all('media:content')])
      if (each.attribute('url') && each.attribute('url') !== story.frontMatter.image)
        report(`Its file is not imported: ${each.attribute('url')}`)
    const address = URL.parse(story.link, origin || undefined)
    const [ending] = address?.pathname.split('/').filter(Boolean).slice(-1) ?? []
    const names = namesOf(item)
    yield {
      file,
      line,
      name: ending?.replace(/\.html?$/, '') || story.frontMatter.title || 'story',
      lang: item.attribute('xml:lang') || lang,
      isPage: /^page$/i.test(kind),
      key: item.text('guid') || item.text('id') || story.link,
      address: address?.href,
      html: story.html,
      frontMatter: { ...story.frontMatter, authors: names.length > 0 ? names : authors },
    }
  }
}

/** Elements that name people for whom a story has no slot. */
const OTHERS = ['contributor', 'dc:contributor', 'media:credit', 'dc:publisher']

/** Returns the names of the authors of an entry or a feed, each once. */
function namesOf(node: XmlNode): string[] {
  const names = [
    ...node.all('author').map((each) => each.text('name') || each.own),
    ...['dc:creator', 'itunes:author'].flatMap((name) => node.all(name).map(({ own }) => own)),
  ]
  return [...new Set(names.map((name) => name.replace(/^[^\s@]+@[^\s@]+\s+\((.*)\)$/, '$1').trim()).filter(Boolean))]
}

/** Returns what an entry is. An export of Blogger is a feed that has comments and settings, too. */
function kindOf(item: XmlNode): string {
  const kind = item.all('category').find((each) => each.attribute('scheme').endsWith('/g/2005#kind'))
  return item.text('blogger:type') || kind?.attribute('term').replace(/^.*#/, '') || 'post'
}

/** Whether an entry of Blogger is a draft, or in the trash. */
function isDraft(item: XmlNode): boolean {
  const status = item.text('blogger:status')
  const drafts = item.all('app:control').map((each) => each.text('app:draft'))
  return drafts.some((draft) => !/^(?:no|false)?$/i.test(draft.trim())) || (status !== '' && !/^live$/i.test(status))
}

function storyOf(item: XmlNode, wordsOf: ImportSource['wordsOf']) {
  const first = (...names: readonly string[]) => names.map((name) => item.text(name).trim()).find(Boolean)
  const html = first('content:encoded', 'content', 'description', 'summary') ?? ''
  const summary = first('description', 'summary')
  const date = first('pubDate', 'published', 'dc:date', 'updated')
  const updated = first('updated', 'dcterms:modified')
  const [picture] = [...item.all('media:content'), ...item.all('enclosure')].filter(
    (each) => /^image\//.test(each.attribute('type')) || each.attribute('medium') === 'image',
  )
  const image = picture?.attribute('url')
  const isLater = updated && date && Date.parse(updated) > Date.parse(date)
  return {
    html,
    link: linkOf(item) || first('link', 'guid') || '',
    frontMatter: {
      title: wordsOf(item.text('title')),
      publish: date,
      draft: isDraft(item),
      tags: item
        .all('category')
        .filter((each) => !each.attribute('scheme').endsWith('#kind'))
        .map((each) => (each.attribute('term') || each.own).trim()),
      description: summary && summary !== html ? wordsOf(summary) : undefined,
      updated: isLater ? updated : undefined,
      image: image && !html.includes(image) ? image : undefined,
    },
  }
}

/** Returns the address in a link of Atom. */
function linkOf(node: XmlNode): string | undefined {
  const links = [...node.all('link'), ...node.all('atom:link')].filter((link) => link.attribute('href'))
  return links.find((link) => ['', 'alternate'].includes(link.attribute('rel')))?.attribute('href')
}
