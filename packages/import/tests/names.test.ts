import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { importing } from './importing.ts'

const frontMatter = z.object({
  authors: z.array(z.string()).optional(),
  translation: z.record(z.string(), z.string()).optional(),
  cover: z.record(z.string(), z.string()).optional(),
})

const text = (more: string) => `---\ntitle: A mill\n${more}---\n\nIt turns.\n`

/** The front matter of the text in one language. */
function storyIn({ texts }: ReturnType<typeof importing>, name: string) {
  return frontMatter.parse(parse((texts[name] ?? '').split('---\n')[1] ?? ''))
}

/** All that an import says of names, with the file and the line. */
const saidOf = ({ problems }: ReturnType<typeof importing>) =>
  problems.map(({ file, line, message }) => `${file.split('/').at(-1)}:${line} ${message}`).join('\n')

describe('the translator', () => {
  it('is kept where the translation has its original', () => {
    const result = importing({
      'mill.md': text('author: Ann\n'),
      'mill.fr.md': text('author: Ann\ntranslator: Bob Two\n'),
    })
    expect(storyIn(result, 'mill/fr.md')).toMatchObject({
      authors: ['Ann'],
      translation: { of: 'en', by: 'human', translator: 'Bob Two' },
    })
    expect(storyIn(result, 'mill/en.md').translation).toBeUndefined()
  })

  it.each([
    ['translated_by: Bob Two\n', 'Bob Two'],
    ['translators: [Bob Two]\n', 'Bob Two'],
    ['translator: {name: Bob Two}\n', 'Bob Two'],
    ['translation: {by: Bob Two}\n', 'Bob Two'],
    ['translation: {of: en, by: human, translator: Bob Two}\n', 'Bob Two'],
    ['translation: {of: en, by: human}\ntranslator: Bob Two\n', 'Bob Two'],
  ])('is read from %j', (more, translator) => {
    const result = importing({ 'mill.md': text(''), 'mill.fr.md': text(more) }, 'markdown', { translatedBy: 'human' })
    expect(storyIn(result, 'mill/fr.md').translation).toMatchObject({ of: 'en', by: 'human', translator })
    expect(result.said).toEqual([])
  })

  it('may be a machine', () => {
    const result = importing({ 'mill.md': text(''), 'mill.fr.md': text('translator: Google Translate\n') })
    expect(storyIn(result, 'mill/fr.md').translation).toMatchObject({ of: 'en', by: 'machine' })
  })

  it('is a person whose name begins with that of a machine', () => {
    const result = importing({ 'mill.md': text(''), 'mill.fr.md': text('translator: Ayşe Bingöl\n') })
    expect(storyIn(result, 'mill/fr.md').translation).toMatchObject({ by: 'human', translator: 'Ayşe Bingöl' })
  })

  it('is kept with the reviewer', () => {
    const result = importing({
      'mill.md': text(''),
      'mill.fr.md': text('translation: {of: en, by: human, translator: Bob Two, reviewer: Cy Three}\n'),
    })
    expect(storyIn(result, 'mill/fr.md').translation).toEqual({
      ...{ of: 'en', by: 'human', translator: 'Bob Two', reviewer: 'Cy Three' },
    })
  })

  it.each([
    [
      'of a text without an original',
      { 'mill.md': text('author: Ann\ntranslator: Bob Two\n') },
      'mill.md:4',
      'Bob Two',
    ],
    [
      'of a text whose original is not imported',
      { 'mill.md': text('translation: {of: de, by: human, translator: Bob Two}\n') },
      'mill.md:3',
      'Bob Two',
    ],
    [
      'beside others',
      { 'mill.md': text(''), 'mill.fr.md': text('translators: [Ed One, Bob Two]\n') },
      'mill.fr.md:3',
      'Bob Two',
    ],
    ['of the original', { 'mill.md': text('reviewer: Cy Three\n') }, 'mill.md:3', 'Cy Three'],
  ])('is named in the report with its line: %s', (_, files, place, name) => {
    const line = saidOf(importing(files, 'markdown', { translatedBy: 'human' }))
    expect(line).toContain(`${place} `)
    expect(line).toContain(name)
  })
})

describe('a translation', () => {
  const claims = (result: ReturnType<typeof importing>) =>
    Object.keys(result.texts).flatMap((name) => {
      const { translation } = storyIn(result, name)
      return translation ? [`${name} of ${translation.of}`] : []
    })

  it('is not claimed where the default language is absent', () => {
    const result = importing({ 'mill.fr.md': text(''), 'mill.ar.md': text('') }, 'markdown', { translatedBy: 'human' })
    expect(Object.keys(result.texts)).toEqual(['mill/ar.md', 'mill/fr.md'])
    expect(claims(result)).toEqual([])
    expect(result.said).toHaveLength(1)
    expect(result.said[0]).toMatch(/^mill\.(?:ar|fr)\.md:1 original-missing$/)
  })

  it('has the original that the source states', () => {
    const files = { 'mill.fr.md': text(''), 'mill.ar.md': text('translation: {of: fr, by: human}\n') }
    expect(claims(importing(files))).toEqual(['mill/ar.md of fr'])
  })

  it('has the original that is the only text without a translator', () => {
    const files = { 'mill.fr.md': text(''), 'mill.md': text('translator: Bob Two\n') }
    expect(claims(importing(files))).toEqual(['mill/en.md of fr'])
  })

  it('names no language that is not there', () => {
    const result = importing(
      { 'mill.md': text(''), 'mill.fr.md': text('translation: {of: de, by: human, translator: Bob Two}\n') },
      'markdown',
      { translatedBy: 'human' },
    )
    expect(claims(result)).toEqual([])
    expect(saidOf(result)).toMatch(/mill\.fr\.md:3 .*“de”.*Bob Two/)
  })

  it('names its original by the tag of the site', () => {
    const files = { 'mill.md': text(''), 'mill.fr.md': text('translation: {of: en_US, by: human}\n') }
    expect(claims(importing(files))).toEqual(['mill/fr.md of en'])
  })
})

describe('an author', () => {
  it.each([
    ['author: Ann\nauthors: [Bob, Ann]\n', ['Bob', 'Ann']],
    ['byline: Ann\n', ['Ann']],
    ['authors: [{name: Ann}, {first_name: Bob, last_name: Two}, {display_name: Cy}]\n', ['Ann', 'Bob Two', 'Cy']],
    ['author: "[Ann Lee](https://ann.example), Firm"\n', ['Ann Lee']],
    ['author: "Ann Lee <ann@firm.example>"\n', ['Ann Lee']],
    ['author: "Ann Lee, https://ann.example"\n', ['Ann Lee']],
    ['author: <b>Ann</b>\n', ['Ann']],
  ])('is read from %j', (more, authors) => {
    expect(storyIn(importing({ 'mill.md': text(more) }), 'mill/en.md').authors).toEqual(authors)
  })

  it.each([
    ['author: "[Ann Lee](https://ann.example), Firm"\n', 'Firm'],
    ['author: "[Ann Lee](https://ann.example), Firm"\n', 'https://ann.example'],
    ['authors: [{nick: ann}]\n', 'ann'],
    ['editor: Dee\n', 'Dee'],
    ['cover: {src: k.svg, licence: CC BY 4.0}\n', 'CC BY 4.0'],
  ])('of %j: the report has “%s”, with the line', (more, said) => {
    const line = saidOf(
      importing({
        'mill.md': text(more),
        'k.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>',
      }),
    )
    expect(line).toMatch(/^mill\.md:3 /m)
    expect(line).toContain(said)
  })

  it('of a cover is its credit', () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>'
    const result = importing({ 'mill.md': text('cover: {src: k.svg, photographer: Phil}\n'), 'k.svg': picture })
    expect(storyIn(result, 'mill/en.md').cover).toMatchObject({ credit: 'Phil' })
  })

  it('of Hugo is no tag', () => {
    const result = importing(
      {
        'hugo.toml': '[taxonomies]\ntag = "tags"\ntranslator = "translators"\n',
        'content/posts/mill.md': text('translators: [Bob Two]\nparams: {author: Ann}\n'),
      },
      'hugo',
    )
    expect(storyIn(result, 'mill/en.md').authors).toEqual(['Ann'])
    expect(result.texts['mill/en.md']).not.toContain('tags:')
    expect(saidOf(result)).toMatch(/mill\.md:3 .*Bob Two/)
  })

  it('of WordPress is kept or reported, whichever field has the name', () => {
    const field = (key: string, value: string) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`
    const fields = [
      '<dc:creator>uploader</dc:creator><category domain="author" nicename="cap-ann">Ann</category>',
      field('_byline', 'Dee'),
      field('_edit_last', '7'),
      field('translator', 'Bob Two'),
      '<category domain="translator" nicename="ed">Ed One</category>',
    ]
    const result = importing({
      'export.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en</language>
<item><title>A mill</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>${fields.join('')}<content:encoded><![CDATA[It turns.]]></content:encoded></item></channel></rss>`,
    })
    expect(storyIn(result, 'a-mill/en.md').authors).toEqual(['Ann'])
    for (const name of ['uploader', 'Dee', 'Bob Two', 'Ed One'])
      expect(saidOf(result)).toMatch(new RegExp(`export.xml:2 .*${name}`))
    expect(saidOf(result)).not.toContain('_edit_last')
  })

  it('of an old Ghost is the one that the post names', () => {
    const post = {
      id: 'p1',
      title: 'A mill',
      slug: 'mill',
      html: '<p>It turns.</p>',
      status: 'published',
      author_id: 'u1',
    }
    const data = {
      posts: [post, { ...post, id: 'p2', slug: 'b', author_id: 'u9' }],
      users: [{ id: 'u1', name: 'Ann' }],
    }
    const result = importing({ 'ghost.json': JSON.stringify({ db: [{ meta: {}, data }] }, null, 1) }, 'ghost')
    expect(storyIn(result, 'mill/en.md').authors).toEqual(['Ann'])
    expect(saidOf(result)).toContain('u9')
  })

  it('of Drupal is a name, whatever other columns there are', () => {
    const result = importing(
      {
        'a.csv':
          'nid,title,body,status,path,name,uid,revision_uid,field_translator\n1,A mill,It turns.,1,/mill,Ann,7,Rev,Bob Two\n',
      },
      'drupal',
    )
    expect(storyIn(result, 'mill/en.md').authors).toEqual(['Ann'])
    for (const name of ['Rev', 'Bob Two']) expect(saidOf(result)).toMatch(new RegExp(`a.csv:2 .*${name}`))
  })

  it('of a feed is that of the feed if an entry names none, and contributors are reported', () => {
    const result = importing(
      {
        'feed.atom':
          '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ann</name></author>\n<entry><id>1</id><title>a</title><content type="html">It turns.</content><contributor><name>Con</name></contributor></entry>\n<entry><id>2</id><title>b</title><author><name>Bob</name></author><content type="html">It turns.</content></entry></feed>',
      },
      'feed',
    )
    expect(storyIn(result, 'a/en.md').authors).toEqual(['Ann'])
    expect(storyIn(result, 'b/en.md').authors).toEqual(['Bob'])
    expect(saidOf(result)).toMatch(/feed\.atom:2 .*Con/)
  })

  it('of a page is read from its linked data, too', () => {
    const data = {
      '@graph': [
        {
          '@type': 'NewsArticle',
          author: [{ name: 'Ann' }],
          translator: { name: 'Bob Two' },
          editor: 'Dee',
          comment: { author: 'Con' },
        },
      ],
    }
    const result = importing(
      {
        'mill.html': `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><article><h1>A mill</h1><p>It turns.</p></article></body></html>`,
      },
      'html',
    )
    expect(storyIn(result, 'mill/en.md').authors).toEqual(['Ann'])
    for (const name of ['Bob Two', 'Dee']) expect(saidOf(result)).toMatch(new RegExp(`mill.html:1 .*${name}`))
  })

  it('of Substack is kept where its table has such a column', () => {
    const result = importing(
      {
        'posts.csv': 'post_id,post_date,is_published,audience,author,editor\n1.mill,2024-03-05,true,everyone,Ann,Dee\n',
        'posts/1.mill.html': '<p>It turns.</p>',
      },
      'html',
    )
    expect(storyIn(result, 'mill/en.md').authors).toEqual(['Ann'])
    expect(saidOf(result)).toMatch(/1\.mill\.html:1 .*Dee/)
  })
})
