import { expect, it } from 'vitest'
import { unsupportedPlaceholder, withoutPlaceholders } from '../body/placeholders.ts'
import CASES from './html.json' with { type: 'json' }
import { importing } from './importing.ts'
import { errorsIn } from './valley.ts'

const HEAD = '---\ntitle: A mill\n---\n\n'

it.each(CASES.carried)('carries $what', ({ source, markdown }) => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  const { root, texts } = importing({ 'mill.md': `${HEAD}${source}\n`, 'k.svg': picture })
  expect(texts['mill/en.md']).toBe(HEAD + (markdown ?? `${source}\n`))
  expect(errorsIn(root)).toEqual([])
})

it('shows classic WordPress texts in the paragraphs and lines that it showed', () => {
  const html =
    'One.\nTwo <b>three\nfour</b>.\n\n<h2>Five</h2>\nSix [sic].\n\n<ul><li>Seven</li></ul>\nEight.\n<pre>a\n\nb [caption]</pre>'
  const { texts } = importing({
    'export.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en</language><item><title>A mill</title><wp:post_id>1</wp:post_id>
    <wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[${html}]]></content:encoded></item></channel></rss>`,
  })
  expect(texts['a-mill/en.md']).toBe(
    `${HEAD}One.\\\nTwo **three\\\nfour**.\n\n## Five\n\nSix \\[sic].\n\n- Seven\n\nEight.\n\n\`\`\`\na\n\nb [caption]\n\`\`\`\n`,
  )
})

it('shows emoji in titles and descriptions', () => {
  const { texts } = importing({ 'mill.md': '---\ntitle: "A mill :tada:"\ndescription: ":tada: It turns."\n---\n\nA\n' })
  expect(texts['mill/en.md']).toContain('title: A mill 🎉\ndescription: 🎉 It turns.\n')
})

it('works out no expression of MDX, and lets none into the text', () => {
  const text =
    '---\ntitle: A\n---\n\n{/* for us */}\n\nWords {"in"} {count} {`marks`}, `{code}`.\n\n{items.map((one) => <Item of={one} />)}\n'
  const { said, texts } = importing({ 'src/content/posts/a.mdx': text }, 'astro')
  expect(said).toEqual(['a.mdx:7 import-lost', 'a.mdx:9 import-lost'])
  expect(texts['a/en.md']).toMatch(/^Words in {1,2}marks, `\{code\}`\.$/m)
  expect(texts['a/en.md']).toContain('<!-- {items.map((one) => <Item of={one} />)} -->')
})

it('reads what components of MDX contain as text, however far it is indented, and code in it as code', () => {
  const text = `---
title: A
---

Words.

  <Tabs>
    <Tab name="new">
    The first *word*.

    \`\`\`js {2-3}
    import { wheel } from 'mill'
      turn(wheel)
    \`\`\`
    </Tab>
  </Tabs>

1. One

   <Tabs>
       Within the list.
   </Tabs>

Last.
`
  const { texts } = importing({ 'src/content/posts/a.mdx': text }, 'astro')
  expect(texts['a/en.md']).toContain('\nThe first *word*.\n')
  expect(texts['a/en.md']).toContain("import { wheel } from 'mill'\n  turn(wheel)\n```")
  expect(texts['a/en.md']).toMatch(/^1\. One\n[\s\S]*\n {3}Within the list\.[\s\S]*\nLast\.$/m)
  expect(texts['a/en.md']).not.toContain('masthead-')
})

it('keeps the indents of lists and code after an element of MDX that ends within a line', () => {
  const text = `---
title: A
---

Words.

<Tab>
  <p>
    Within the *tab*.</p>
  More within \`</Tab>\`.

  - one
    - of these
</Tab>

- list
    - nested

\`\`\`js
if (x) {
    go()
}
\`\`\`

<Tab>
    <Box>
        Within the box.</Box>
</Tab>

1. Last

   - nested too
`
  const { texts } = importing({ 'src/content/posts/a.mdx': text }, 'astro')
  const read = texts['a/en.md'] ?? ''
  expect(read).toMatch(/^- list\n+ {2}- nested$/m)
  expect(read).toContain('if (x) {\n    go()\n}\n')
  expect(read).toMatch(/^- one\n+ {2}- of these$/m)
  expect(read).toMatch(/^Within the box\.$/m)
  expect(read).toMatch(/^1\. Last\n+ {3}- nested too$/m)
})

it('shows a tag as the source has it in a text that becomes code without the element around it', () => {
  const text = (tag: string, end: string, item: string) =>
    `---\ntitle: A\n---\n\nWords.\n\n${tag}\n    code ${item} here\n${end}\n`
  const { texts } = importing(
    { 'content/posts/a.md': text('{{< box >}}', '{{< /box >}}', '{{< size >}}'), 'hugo.toml': '' },
    'hugo',
  )
  expect(texts['a/en.md']).toContain('```\ncode {{< size >}} here\n```')
  const { texts: others } = importing(
    { 'blog/2024-01-05-a.md': text('<Box>', '</Box>', '<Item of="1" />'), 'docusaurus.config.js': 'export default {}' },
    'docusaurus',
  )
  expect(others['a/en.md']).toContain('```\ncode <Item of="1" /> here\n```')
})

it('has what the source has in the place of a mark of the import that is in code', () => {
  const raw = '<Tab name="new & old">\n{ wheel }'
  expect(withoutPlaceholders(`a ${unsupportedPlaceholder(raw)} b`)).toBe(`a ${raw} b`)
})

it('keeps the id of an element that has nothing else', () => {
  const text = '---\ntitle: A\n---\n\nSee [it](#chart).\n\n<is-land><div id="chart"></div></is-land>\n\nThe chart.\n'
  const { texts } = importing({ 'a.md': text })
  expect(texts['a/en.md']).not.toContain('masthead-')
  expect(texts['a/en.md']).toContain('](#chart)')
})

it('lists a text that has nothing to read, and leaves out headings without a letter', () => {
  const { texts, said } = importing({
    'a.md': '---\ntitle: A\n---\n\n<!-- Nothing yet. -->\n',
    'b.md': '---\ntitle: B\n---\n\n## \n\nText of [the wheel](#wheel).\n\n## Wheel\n\nText.\n',
  })
  expect(said).toEqual(['a.md:1 import-skipped'])
  expect(texts).toEqual({
    'b/en.md': '---\ntitle: B\n---\n\nText of [the wheel](#wheel).\n\n## Wheel {#wheel}\n\nText.\n',
  })
})

it('reads the Markdown in the caption of a figure of Hugo', () => {
  const figure = '{{< figure src="k.svg" alt="A" caption="By *B*, [c](https://c.example/)" >}}'
  const { texts } = importing(
    {
      'hugo.toml': '',
      'content/posts/mill/index.md': `${HEAD}One.\n\n${figure}\n\nTwo.\n`,
      'content/posts/mill/k.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    },
    'hugo',
  )
  const block = ':::figure\n![A](k.svg)\n\nBy *B*, [c](https://c.example/)\n:::'
  expect(texts['mill/en.md']).toBe(`${HEAD}One.\n\n${block}\n\nTwo.\n`)
})
