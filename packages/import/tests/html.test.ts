import { expect, it } from 'vitest'
import { unsupportedPlaceholder, withoutPlaceholders } from '../body/placeholders.ts'
import { importing } from './importing.ts'
import { errorsIn } from './valley.ts'

const HEAD = '---\ntitle: A mill\n---\n\n'

it.each<[name: string, source: string, markdown: string | undefined]>([
  [
    'a tag that never ends',
    '<p>One <b>two\n\nThree ![four](k.svg) five',
    'One **two**\n\n**Three ![four](k.svg) five**\n',
  ],
  ['a paragraph between comments', '<!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->', 'A\n'],
  ['a cell without a table', '<td>A\n\n![B](k.svg)\n\n<caption>C</caption>', 'A\n\n![B](k.svg)\n\nC\n'],
  [
    'a film of another site',
    '<video src="https://films.example/a.mp4">A</video>\n\nB',
    '[A](https://films.example/a.mp4)\n\nB\n',
  ],
  [
    'letters above and below the line',
    'H<sub>2</sub>O, 3<sup>2</sup>, 1<sup>st</sup>',
    'H<sub>2</sub>O, 3<sup>2</sup>, 1<sup>st</sup>\n',
  ],
  [
    'Markdown between tags',
    '<blockquote>\n\nA **b** [c](https://c.example/).\n\n</blockquote>',
    '> A **b** [c](https://c.example/).\n',
  ],
  ['a figure', '<figure><img src="k.svg" alt="A"><figcaption>B <br>c</figcaption></figure>', '![A](k.svg "B c")\n'],
  [
    'a figure whose caption has formatting',
    '<figure id="k"><a href="k.svg"><img src="k.svg" alt="A" title="D"></a><figcaption><p>B <b>c</b></p><p><a href="https://a.example/">d</a></p></figcaption></figure>',
    ':::figure\n![A](k.svg)\n\n<span id="k"></span>B **c**\\\n[d](https://a.example/)\n:::\n',
  ],
  [
    'a figure with a missing picture whose caption has formatting',
    '<figure><img src="l.svg" alt="A"><figcaption>B <b>c</b></figcaption></figure>\n\nD',
    '<!-- ![A](l.svg) -->\n\nB **c**\n\nD\n',
  ],
  [
    'several pictures',
    '<figure><img src="k.svg" alt="A"><img src="k.svg" alt="B"><figcaption>C</figcaption></figure>',
    '![A](k.svg)\n\n![B](k.svg)\n\nC\n',
  ],
  [
    'a picture that a script would load',
    '<img src="data:image/gif;base64,R0" data-src="k.svg" alt="A">',
    '![A](k.svg)\n',
  ],
  ['a picture in a link', '[![A](k.svg)](https://a.example/)', '![A](k.svg)\n'],
  [
    'a picture in a table',
    '| A | B |\n| - | - |\n| ![C](k.svg) d | e<br>f |',
    '| A | B |\n| - | - |\n| ![C](k.svg) d | e<br>f |\n',
  ],
  [
    'a table with a caption',
    '<table><caption>A</caption><tr><th>B</th></tr><tr><td>c<p>d</p></td></tr></table>',
    'A\n\n| B |\n| - |\n| c<br>d |\n',
  ],
  ['what opens', '<details><summary>A</summary>\n\nB\n\n</details>', ':::details[A]\nB\n:::\n'],
  ['a script', 'A\n\n<script>alert("-->")</script>', 'A\n\n<!-- <script> alert("-- >") -->\n'],
  ['a definition list', '<dl><dt>A</dt><dd>B</dd></dl>', 'A\n: B\n'],
  ['a footnote with HTML', 'A[^1]\n\n[^1]: B <em>c</em>\n\n    D', 'A[^1]\n\n[^1]: B *c*\n\n    D\n'],
  ['boxes', '- [x] a <b>b</b>\n- [ ] c', '- a **b**\n- c\n'],
  ['an alert of GitHub’s', '> [!WARNING]\n> A', ':::warning\nA\n:::\n'],
  ['an alert with a title', '> [!NOTE] Mind `it`\n> A\n> B', ':::note[Mind `it`]\nA\nB\n:::\n'],
  ['an alert that is only a title', '> [!TIP]- A', ':::tip[A]\n:::\n'],
  ['a second title', '# A mill\n\n## B\n\n#### C', '## B\n\n#### C\n'],
  ['headings from the first level', 'A\n\n# B\n\n## C\n\n### D', 'A\n\n## B\n\n### C\n\n#### D\n'],
  ['headings from the third', '### B\n\n#### C', '## B\n\n### C\n'],
  [
    'references',
    '![A][k] and [b]\n\n[k]: k.svg "C"\n[b]: https://b.example/',
    '![A](k.svg "C")\n\nand [b](https://b.example/)\n',
  ],
  ['a picture in a sentence', 'A ![B](k.svg) c.', 'A ![B](k.svg) c.\n'],
  ['a picture in a line of its own', 'A\n![B](k.svg)\nc', 'A\nc\n\n![B](k.svg)\n'],
  ['keys, abbreviations and small print', '<kbd>A</kbd> <abbr title="b">B</abbr> <small>c</small>', undefined],
  ['citations, insertions and marks', '<cite>A</cite> <ins>b</ins> ~~c~~ <mark>d *e*</mark> <u>f</u>', undefined],
  ['a direction and a language', '<span lang="he" dir="rtl">א</span> <bdi>b</bdi>', undefined],
  ['readings of characters', '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', undefined],
  ['words without looks', '<font color="red">A</font> <span class="b">b</span>', 'A b\n'],
  ['a subscript of Markdown', 'H~2~O, x^2^, ~~c~~', 'H<sub>2</sub>O, x<sup>2</sup>, ~~c~~\n'],
  ['marked words of Markdown', 'A ==b *c*== d', 'A <mark>b *c*</mark> d\n'],
  ['a note in a sentence', 'A^[B *c*.] d', 'A[^inline-1] d\n\n[^inline-1]: B *c*.\n'],
  ['a bare address', 'A https://a.example/b.', 'A [https://a.example/b](https://a.example/b).\n'],
  ['signs that are escaped', 'A \\==b\\== c\\^2\\^', 'A \\==b\\== c\\^2\\^\n'],
  ['names of emoji', 'A :tada: b :no_such_name: `:tada:` 10:30:45', 'A 🎉 b :no_such_name: `:tada:` 10:30:45\n'],
  ['terms with two meanings', 'A\n: B\n: C', 'A\n: B\n: C\n'],
  ['a block beside the text', '<aside>\n\nA\n\n</aside>', ':::box\nA\n:::\n'],
  ['a block with a title', ':::info[A *b*]\nC\n:::', ':::note[A *b*]\nC\n:::\n'],
  ['a block with a title beside HTML', ':::tip[A]\nB <b>c</b>\n:::', ':::tip[A]\nB **c**\n:::\n'],
  ['headings with ids', '## A {#one}\n\n<h3 id="two">B</h3>', '## A {#one}\n\n### B {#two}\n'],
  ['an id in a sentence', 'A <a id="one"></a>b', 'A <span id="one"></span>b\n'],
  ['an id above a paragraph', '<a id="one"></a>\n\nA', '<span id="one"></span>A\n'],
])('carries %s', (_, source, markdown) => {
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
