import { expect, it } from 'vitest'
import { importing } from './importing.ts'

const MAIL = 'jane@private.example'

const ghost = (name: string) => {
  const post = { id: '1', title: 'A', slug: 'a', html: '<p>It turns.</p>', status: 'published', visibility: 'public' }
  const data = {
    posts: [{ ...post, type: 'post', published_at: '2024-01-05T10:00:00.000Z' }],
    users: [{ id: '1', name }],
    posts_authors: [{ post_id: '1', author_id: '1' }],
  }
  return { 'ghost.json': JSON.stringify({ db: [{ meta: {}, data }] }) }
}

const wordpress = (login: string, name: string) => ({
  'export.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en</language><wp:author><wp:author_login>${login}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author><item><title>A</title><link>https://valley.example/a/</link><dc:creator>${login}</dc:creator><wp:post_name>a</wp:post_name><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2024-01-05 10:00:00</wp:post_date><content:encoded><![CDATA[<p>It turns.</p>]]></content:encoded></item></channel></rss>`,
})

const rss = (names: string) => ({
  'feed.xml': `<rss version="2.0"><channel><title>F</title><link>https://valley.example/</link><item><title>A</title><link>https://valley.example/a</link>${names}<description>It turns.</description><pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate></item></channel></rss>`,
})

const markdown = (frontMatter: string) => ({ 'a.md': `---\ntitle: A\n${frontMatter}\n---\n\nIt turns.\n` })

const page = (head: string, body = '', footer = '') => ({
  'a.html': `<html lang="en"><head>${head}</head><body><article><h1>A</h1>${body}<p>It turns.</p></article><footer>${footer}</footer></body></html>`,
})

it.each([
  ['the author of RSS', 'feed', rss(`<author>${MAIL}</author>`), []],
  ['the author of RSS, with a name', 'feed', rss(`<author>${MAIL} (Jane Roe)</author>`), ['Jane Roe']],
  ['the creator of RSS', 'feed', rss(`<dc:creator>${MAIL}</dc:creator>`), []],
  [
    'the name of Atom',
    'feed',
    {
      'feed.atom': `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>A</title><author><name>${MAIL}</name></author><content type="html">It turns.</content></entry></feed>`,
    },
    [],
  ],
  ['the login of WordPress', 'wordpress', wordpress(MAIL, ''), []],
  ['the name of WordPress', 'wordpress', wordpress('jane', MAIL), []],
  ['both of WordPress, with a name', 'wordpress', wordpress('jane', `Jane Roe ${MAIL}`), ['Jane Roe']],
  ['the user of Ghost', 'ghost', ghost(MAIL), []],
  [
    'the author of Drupal',
    'drupal',
    { 'a.csv': `nid,title,status,path,uid,field_author,body\n1,A,1,/a,${MAIL},Jane Roe,It turns.\n` },
    ['Jane Roe'],
  ],
  ['the author of a page', 'html', page(`<meta name="author" content="${MAIL}">`), []],
  [
    'the linked data of a page',
    'html',
    page(`<script type="application/ld+json">{"author": [{"name": "${MAIL}"}, {"name": "Jane Roe"}]}</script>`),
    ['Jane Roe'],
  ],
  ['a link on a page', 'html', page('', '', `<a rel="author" href="mailto:${MAIL}">${MAIL}</a>`), []],
  ['authors', 'markdown', markdown(`authors: [${MAIL}, Jane Roe <${MAIL}>]`), ['Jane Roe']],
  ['an author of several parts', 'markdown', markdown(`author: {name: ${MAIL}, email: ${MAIL}}`), []],
  ['an author in other letters', 'markdown', markdown('author: "jane [at] private.example"'), []],
  ['a translator', 'markdown', markdown(`author: Jane Roe\ntranslator: ${MAIL}`), ['Jane Roe']],
  [
    'the people of Jekyll',
    'jekyll',
    {
      '_config.yml': '',
      '_data/authors.yml': `jane: {name: ${MAIL}}\n`,
      '_posts/2024-01-05-a.md': '---\ntitle: A\nauthor: jane\n---\n\nIt turns.\n',
    },
    [],
  ],
] as const)('makes no e-mail address a byline: %s', (_, system, files, names) => {
  const [text = ''] = Object.values(importing(files, system).texts)
  expect(text).toContain('It turns.')
  expect(text).not.toContain('private.example')
  expect([...text.matchAll(/^ {2}- (.*)$/gm)].map(([, name]) => name)).toEqual(names)
})

it('reports the addresses that it leaves out', () => {
  const { problems } = importing(markdown(`authors: [${MAIL}]`))
  expect(problems.map(({ message }) => message).join()).toContain(`Left out: ${MAIL}`)
})
