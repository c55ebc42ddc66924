import { describe, expect, it } from 'vitest'
import { type Inline, plainText } from '../../lib/story/types/inline.ts'
import { outlineOf, readSections, sectionsOf } from './sections-of.ts'

/** Inlines in short: the text, with the elements and kinds around their parts. */
function shape(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      if (inline.kind === 'break') return '/'
      if (!('text' in inline)) return inline.kind
      const inside = typeof inline.text === 'string' ? inline.text : shape(inline.text)
      if (inline.kind === 'link') return `link(${inline.href})[${inside}]`
      if (inline.kind !== 'element') return `${inline.kind}[${inside}]`
      const attributes = Object.entries(inline.attributes).map(([name, value]) => ` ${name}=${value}`)
      return `${inline.name}${attributes.join('')}[${inside}]`
    })
    .join('')
}

function shapeOf(markdown: string): string {
  const [section] = sectionsOf(markdown)
  if (section?.kind !== 'paragraph') throw new Error(`This is no paragraph, but a ${section?.kind}.`)
  return shape(section.text)
}

describe('HTML within a sentence', () => {
  it.each([
    ['H<sub>2</sub>O', 'Hsub[2]O'],
    ['Press <kbd>Ctrl</kbd>+<kbd>C</kbd>', 'Press kbd[Ctrl]+kbd[C]'],
    ['<abbr title="World &amp; Health">WH</abbr>', 'abbr title=World & Health[WH]'],
    ['<acronym>WH</acronym>', 'abbr[WH]'],
    ['a <mark>*very* <b>new</b></mark> `one`', 'a mark[emphasis[very] strong[new]] code[one]'],
    ['a<br>b<br/>c', 'a/b/c'],
    ['<i>a</i><em>b</em><b>c</b><strong>d</strong>', 'emphasis[a]emphasis[b]strong[c]strong[d]'],
    [
      '<del>a</del><s>b</s><ins>c</ins><u>d</u><small>e</small><cite>f</cite>',
      'deleted[a]deleted[b]ins[c]u[d]small[e]cite[f]',
    ],
    ['<q>a</q>', '"a"'],
    ['<code>a*b*</code>', 'code[ab]'],
    ['<span lang="he" dir="rtl">שלום</span>', 'span lang=he dir=rtl[שלום]'],
    ['<span class="x" style="color:red">a</span>', 'a'],
    ['<a href="/en/">a *b*</a>', 'link(/en/)[a emphasis[b]]'],
    ['<a id="here"></a>a', 'span id=here[]a'],
    ['<a name="here"/>a', 'span id=here[]a'],
    ['[a <a href="/b/">b</a>](/c/)', 'link(/c/)[a b]'],
    ['a <!-- not yet --> b', 'a  b'],
    ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', 'ruby[漢rp[(]rt[かん]rp[)]]'],
    ['<time datetime="2027">now</time><wbr>', 'now'],
  ])('is read where it is known: %s', (markdown, expected) => {
    expect(shapeOf(markdown)).toBe(expected)
  })

  it.each([
    ['a <script>b()</script>', '1:3 raw-html'],
    ['a <b>b', '1:3 raw-html'],
    ['a b</b>', '1:4 raw-html'],
    ['<b><i>a</b></i>', '1:8 raw-html'],
    ['a <b onclick="c()">b</b>', '1:3 raw-html'],
    ['a <span style="display: none">b</span>', '1:3 raw-html'],
    ['a <?php b ?> c', '1:3 raw-html'],
    ['*a <b>b* c</b>', '1:11 raw-html'],
    ['<iframe src="https://a.example"></iframe>', '1:1 raw-html'],
  ])('is reported where it is not: %s', (markdown, first) => {
    expect(readSections(markdown).reports[0]).toBe(first)
  })
})

describe('forms that CommonMark does not know', () => {
  it.each([
    ['H~2~O and CO~2~', 'Hsub[2]O and COsub[2]'],
    ['a ~b~ and ~~c~~', 'a deleted[b] and deleted[c]'],
    ['E = mc^2^, x^n+1^', 'E = mcsup[2], xsup[n+1]'],
    ['x\\^2\\^', 'x^2^'],
    ['a ==b *c* d==, ==e==.', 'a mark[b emphasis[c] d], mark[e].'],
    ['if a==b and c==d', 'if a==b and c==d'],
    ['\\==a==', '==a=='],
    ['a ==<b>b</b>==', 'a mark[strong[b]]'],
    ['a ![b](b.png) [![c](c.png)](/d/)', 'a picture link(/d/)[picture]'],
    [
      'See https://a.example/b_c(d), and www.b.example.',
      'See link(https://a.example/b_c(d))[https://a.example/b_c(d)], and link(https://www.b.example)[www.b.example].',
    ],
    ['(https://a.example)。', '(link(https://a.example)[https://a.example])。'],
    ['[https://a.example](/en/)', 'link(/en/)[https://a.example]'],
    ['http://localhost and http:// and https\\://a.example', 'http://localhost and http:// and https://a.example'],
    ['**https://a.example**', 'strong[link(https://a.example)[https://a.example]]'],
  ])('are read: %s', (markdown, expected) => {
    expect(shapeOf(markdown)).toBe(expected)
  })
})

it('are footnotes where the text refers to them', () => {
  const markdown = 'One^[A *note* [here](/en/).] and^[another^[within]], [^3].\n\n[^3]: Third.'
  expect(outlineOf(sectionsOf(markdown))).toEqual([
    'p1 One and, .',
    'note-1 from ref-1',
    'note-1-p1 A note here.',
    'note-2 from ref-2',
    'note-2-p1 another',
    'note-3 from ref-3',
    'note-3-p1 Third.',
    'note-4 from ref-4',
    'note-4-p1 within',
  ])
  expect(outlineOf(sectionsOf('One\\^[two]'))).toEqual(['p1 One^[two]'])
})

it.each([
  ['> [!NOTE]\n> A *word*.', ['note1 note ', 'note1-p1 A word.']],
  [
    '> [!warning]\n>\n> One.\n>\n> - Two',
    ['note1 warning ', 'note1-p1 One.', 'note1-list1 from undefined', '-', 'note1-list1-p1 Two'],
  ],
  ['> [!TIP] One.', ['quote1', 'quote1-p1 [!TIP] One.']],
])('an alert is a block beside the text: %s', (markdown, expected) => {
  expect(outlineOf(sectionsOf(markdown))).toEqual(expected)
})

describe('blocks of HTML', () => {
  it.each([
    ['<div>\n\nA *word*.\n\n</div>', ['p1 A word.']],
    ['<div class="box"><p>One</p>two <b>three</b></div>', ['p1 One', 'p2 two three']],
    [
      '<details><summary>More <b>now</b></summary>\n\nA *word*.\n\n- One\n\n</details>',
      ['details1 More now\nA word.\nOne'],
    ],
    ['<aside>\n<h2>Tides</h2>\n<p>High.</p>\n</aside>', ['note1 box ', 'note1-h1 Tides', 'note1-p1 High.']],
    [
      '<ul><li>One</li><li>Two<ol start="3"><li>Three</li></ol></li></ul>',
      [
        'list1 from undefined',
        '-',
        'list1-p1 One',
        '-',
        'list1-p2 Two',
        'list1-list1 from 3',
        '-',
        'list1-list1-p1 Three',
      ],
    ],
    ['<blockquote>One<hr></blockquote>', ['quote1', 'quote1-p1 One', 'quote1-divider1']],
    ['<pre><code class="language-js">a &lt; b\n  c</code></pre>', ['code1 a < b\n  c']],
    [
      '<figure><img src="mill.png" alt="A mill"><figcaption>At <em>dusk</em></figcaption></figure>',
      ['figure1 At dusk'],
    ],
    ['<p><img src="mill.png" alt="A mill" width="300"></p>', ['figure1']],
    ['<img src="mill.png" alt="A mill">', ['figure1']],
    ['<h1>One</h1>\n\n## Two', ['h1 One', 'h2 Two']],
    ['<dl><dt>Ebb</dt><dd>Out.</dd><dd>Low.</dd></dl>', ['terms1 Ebb\nOut.\nLow.']],
    ['Ebb\n: Out.\n: *Low*.\n\nFlood\n: In.', ['terms1 Ebb\nOut.\nLow.', 'terms2 Flood\nIn.']],
    [
      '<table><caption>Ships</caption><tr><th>A</th><th>B</th></tr><tr><td colspan="2">One<br>two</td></tr></table>',
      ['p1 Ships', 'table1 A\tB\nOne\ntwo'],
    ],
    ['<table><tr><td rowspan="2">A</td><td>B</td></tr><tr><td>C</td></tr></table>', ['table1 \t\nA\tB\n\tC']],
    ['<center><font color="red">Red</font></center>', ['p1 Red']],
    ['<p align="center">One</p>\n<!-- two -->\n<p>Three</p>', ['p1 One', 'p2 Three']],
    ['<video controls>\n<source src="/ships.mp4" type="video/mp4">\n</video>', ['media1 ships.mp4']],
    ['<audio src="https://a.example/b.mp3" title="The sea"></audio>', ['embed1 The sea']],
  ])('are read where they are known: %s', (markdown, expected) => {
    expect(outlineOf(sectionsOf(markdown))).toEqual(expected)
  })

  it.each([
    ['<script>a()</script>', ['1:1 raw-html']],
    ['One\n\n<div>\n<iframe src="https://a.example"></iframe>\n</div>', ['4:1 raw-html']],
    ['<form action="/a"><input name="b"></form>', ['1:1 raw-html']],
    ['<svg onload="a()"></svg>', ['1:1 raw-html']],
    ['<p onclick="a()">b</p>', ['1:1 raw-html']],
    ['<body onload="a()">', ['1:1 raw-html']],
    ['<!doctype html>', ['1:1 raw-html']],
    ['<!-- not yet', ['1:1 raw-html']],
    ['<details open ontoggle="a()"><summary>b</summary></details>', ['1:1 raw-html']],
    ['<p>One</p><p id="p1">Two</p>', ['1:11 anchor-id']],
  ])('are reported where they are not: %s', (markdown, reports) => {
    expect(readSections(markdown).reports).toEqual(reports)
  })

  it('give a link a place to lead to', () => {
    const [paragraph, quote] = sectionsOf('<p id="here">One</p>\n\n<div id="there">\n\n> Two\n\n</div>')
    expect(paragraph).toMatchObject({ text: [{ kind: 'element', attributes: { id: 'here' } }] })
    expect(quote).toMatchObject({ sections: [{ text: [{ kind: 'element', attributes: { id: 'there' } }] }] })
  })

  it('have their text read as text', () => {
    const [paragraph] = sectionsOf('<p>1 &lt; 2 &amp; <b>&lt;script&gt;</b></p>')
    expect(paragraph?.kind === 'paragraph' && plainText(paragraph.text)).toBe('1 < 2 & <script>')
  })
})
