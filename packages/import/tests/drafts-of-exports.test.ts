import { expect, it } from 'vitest'
import { draftsAmong, importing } from './importing.ts'

const FACTS = '<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>'
const item = (name: string, more: string, body = '<p>It turns.</p>') =>
  `<item><title>${name}</title><link>https://valley.example/${name}/</link><wp:post_name>${name}</wp:post_name><wp:post_id>${name}</wp:post_id>${more}<content:encoded><![CDATA[${body}]]></content:encoded></item>`
const typed = (type: string) => `<wp:post_type>${type}</wp:post_type><wp:status>publish</wp:status>`
const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`

it('keeps back what WordPress does not show to everybody', () => {
  const items = [
    item('a', `${FACTS}<wp:post_date>2024-01-05 10:00:00</wp:post_date>`),
    item('b', '<wp:post_type>post</wp:post_type><wp:status>PRIVATE</wp:status>'),
    item(
      'c',
      '<wp:post_type>post</wp:post_type><wp:status>future</wp:status><wp:post_date>2024-01-05 10:00:00</wp:post_date>',
    ),
    item('d', typed('tour')),
    item('e', typed('feedback'), 'AUTHOR: Ada, IP: 192.0.2.7'),
    item('f', FACTS + meta('_jetpack_newsletter_access', 'subscribers')),
    item('g', FACTS, '<!-- wp:premium-content/container --><p>Paid.</p><!-- /wp:premium-content/container -->'),
    item('h', FACTS, '[members_only]Ours.[/members_only]'),
    item('i', FACTS + meta('_members_access_role', 'subscriber')),
    item('j', FACTS + meta('_jetpack_newsletter_access', 'everybody')),
  ]
  const result = importing({
    'export.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en</language>${items.join('\n')}</channel></rss>`,
  })
  expect(draftsAmong(result)).toEqual({ drafts: ['b', 'c', 'd', 'f', 'g', 'h', 'i'], open: ['a', 'j'] })
  expect(JSON.stringify(result.texts)).not.toContain('192.0.2.7')
  for (const line of [3, 4, 5, 6, 7, 8, 9])
    expect(result.said.join('\n')).toMatch(new RegExp(`export.xml:${line} import`))
})

it('keeps back what Ghost does not show to everybody', () => {
  const post = (slug: string, more: object) => ({
    ...{ id: `id-${slug}`, title: slug, slug, html: '<p>It turns.</p>', visibility: 'public', type: 'post' },
    ...{ status: 'published', published_at: '2024-01-05T10:00:00.000Z', ...more },
  })
  const posts = [
    post('a', {}),
    post('b', { status: 'sent' }),
    post('c', { status: 'scheduled' }),
    post('d', { visibility: 'tiers' }),
    post('e', {
      html: '<!--kg-gated-block:begin nonMember:false memberSegment:"status:paid" --><p>Paid.</p><!--kg-gated-block:end-->',
    }),
    post('f', {}),
    post('g', { status: 'PUBLISHED' }),
    post('h', { visibility: null }),
  ]
  const data = { posts, posts_meta: [{ post_id: 'id-f', email_only: 1 }] }
  const result = importing({ 'ghost.json': JSON.stringify({ db: [{ meta: {}, data }] }, null, 1) }, 'ghost')
  expect(draftsAmong(result)).toEqual({ drafts: ['b', 'c', 'd', 'e', 'f'], open: ['a', 'g', 'h'] })
  expect(result.said.filter((line) => line.endsWith('import-changed')).length).toBe(5)
})

it('keeps back what Drupal does not say to be published, and rows that are no nodes', () => {
  const states = { a: '1', b: '', c: 'FALSCH', d: 'Off', e: 'TRUE' }
  const rows = Object.entries(states).map(([name, state]) => `${name},<p>It turns.</p>,/${name},${state}`)
  const result = importing(
    {
      'a.csv': `nid,title,body,path,status\n${rows.map((row, index) => `${index + 1},${row}`).join('\n')}\n`,
      'users.csv': 'uid,name,mail\n7,Ada,ada@valley.example\n',
      'f.json': JSON.stringify([{ nid: 6, title: 'f', path: '/f', body: '<p>It turns.</p>' }]),
      'g.json': JSON.stringify({
        jsonapi: {},
        data: [
          {
            type: 'node--article',
            id: '7',
            attributes: {
              title: 'g',
              path: { alias: '/g' },
              status: true,
              moderation_state: 'archived',
              body: { value: '<p>It turns.</p>' },
            },
          },
        ],
      }),
    },
    'drupal',
  )
  expect(draftsAmong(result)).toEqual({ drafts: ['b', 'c', 'd', 'f', 'g'], open: ['a', 'e'] })
  expect(JSON.stringify(result.texts)).not.toContain('ada@')
  expect(result.said).toEqual([
    'a.csv:3 import-changed',
    'a.csv:4 import-changed',
    'f.json:1 import-changed',
    'g.json:1 import-changed',
    'users.csv:1 import-lost',
  ])
})

const PAGE = '<html><body><p>Ada, 192.0.2.7</p></body></html>'

it.each(['', 'medium-export/'])('imports only the posts of an export of Medium, below “%s”', (above) => {
  const result = importing(
    {
      [`${above}posts/2024-03-05_The-mill-0123456789ab.html`]: '<article><p>It turns.</p></article>',
      [`${above}posts/draft_The-bridge-ba9876543210.html`]: '<article><p>It is open.</p></article>',
      [`${above}posts/other.html`]: '<article><p>It blows.</p></article>',
      ...Object.fromEntries(
        ['profile/profile', 'profile/about', 'ips/ips-0001', 'sessions/sessions-0001', 'lists/later', 'README'].map(
          (name) => [`${above}${name}.html`, PAGE],
        ),
      ),
    },
    'html',
  )
  expect(draftsAmong(result)).toEqual({ drafts: ['other', 'the-bridge'], open: ['the-mill'] })
  expect(JSON.stringify(result.texts)).not.toContain('192.0.2.7')
  expect(result.omitted.map(({ file }) => file.slice(above.length)).sort()).toEqual([
    'README.html',
    'ips/ips-0001.html',
    'lists/later.html',
    'profile/about.html',
    'profile/profile.html',
    'sessions/sessions-0001.html',
  ])
})

it('imports nothing from an export of Medium without posts', () => {
  const result = importing({ 'profile/profile.html': PAGE, 'ips/ips-0001.html': PAGE, 'claps/c.html': PAGE }, 'html')
  expect(result.files).toEqual([])
})

it('publishes of Substack only what its table says to be published for everyone', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const rows = [
    '1.a,2024-03-05,TRUE,everyone',
    '2.b,2024-03-05,FALSE,everyone',
    '3.c,2024-03-05,WAHR,everyone',
    '4.d,2024-03-05,,everyone',
    '5.e,2024-03-05,true,only_paid',
    '6.f,2024-03-05,true,',
    '7.g,2024-03-05,true,Everyone',
  ]
  const result = importing(
    {
      'posts.csv': `post_id,post_date,is_published,audience\r\n${rows.join('\r\n')}\r\n`,
      ...Object.fromEntries(names.map((name, index) => [`posts/${index + 1}.${name}.html`, '<p>It turns.</p>'])),
    },
    'html',
  )
  expect(draftsAmong(result)).toEqual({ drafts: ['b', 'c', 'd', 'e', 'f', 'h'], open: ['a', 'g'] })
  expect(result.said.filter((line) => !/^[ag]\.html|key-missing/.test(line))).toEqual(
    [3, 4, 5, 6, 8].map((number) => `${number}.${names[number - 1]}.html:1 import-changed`),
  )
})

it('reads an export of Blogger, which is a feed, without its comments, settings and drafts', () => {
  const kind = (name: string) =>
    `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`
  const entry = (name: string, more: string) =>
    `<entry><id>${name}</id><title>${name}</title>${more}<content type="html">&lt;p&gt;Ada, 192.0.2.7&lt;/p&gt;</content></entry>`
  const entries = [
    entry('a', kind('post')),
    entry('b', `${kind('post')}<app:control><app:draft>yes</app:draft></app:control>`),
    entry('c', kind('comment')),
    entry('d', kind('settings')),
    entry('e', '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>'),
    entry('f', '<blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>'),
    entry('g', '<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>'),
  ]
  const result = importing(
    { 'feed.atom': `<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('\n')}</feed>` },
    'feed',
  )
  expect(draftsAmong(result)).toEqual({ drafts: ['b', 'f'], open: ['a', 'e'] })
  for (const line of [3, 4, 7]) expect(result.said).toContain(`feed.atom:${line} import-lost`)
})
