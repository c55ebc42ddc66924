// @vitest-environment node

import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Sections } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { everySection, sectionFacts, sectionsText } from '../../lib/story/kinds/kinds.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { htmlText } from '../../lib/syndication/html-text.ts'
import { plainMarkdown } from '../../lib/syndication/markdown/markdown-edition.ts'
import { toMdast } from '../../lib/syndication/markdown/to-mdast.ts'
import { sectionsOf } from '../unit/sections-of.ts'

const words = messagesFor('en')

/** Constructs within a sentence, and the text that a reader sees. */
const INLINE: readonly (readonly [markdown: string, text: string])[] = [
  ['*a*', 'a'],
  ['_a_', 'a'],
  ['**a**', 'a'],
  ['__a__', 'a'],
  ['***a***', 'a'],
  ['**a *b* c**', 'a b c'],
  ['~~a~~', 'a'],
  ['`a`', 'a'],
  ['`` a`b ``', 'a ` b'],
  ['[a](https://a.example/)', 'a'],
  ['[a](<https://a.example/b c> "t")', 'a'],
  ['<https://a.example/>', 'https a example'],
  ['https://a.example/b', 'https a example b'],
  ['www.a.example', 'www a example'],
  ['[*a* `b`](/en/)', 'a b'],
  ['a &amp; b &copy; &#8212; c', 'a b © c'],
  ['\\*a\\* \\_b\\_ \\[c\\]', 'a b c'],
  ['H~2~O', 'H 2 O'],
  ['x^2^', 'x 2'],
  ['==a *b*==', 'a b'],
  ['<b>a</b>', 'a'],
  ['<i>a</i> <em>b</em>', 'a b'],
  ['<strong>a *b*</strong>', 'a b'],
  ['<sub>a</sub>', 'a'],
  ['<sup>a</sup>', 'a'],
  ['<kbd>a</kbd>', 'a'],
  ['<abbr title="t">a</abbr>', 'a'],
  ['<mark>a</mark>', 'a'],
  ['<small>a</small>', 'a'],
  ['<cite>a</cite>', 'a'],
  ['<del>a</del> <ins>b</ins>', 'a b'],
  ['<u>a</u> <s>b</s>', 'a b'],
  ['<q>a</q>', 'a'],
  ['<span lang="he" dir="rtl">א</span>', 'א'],
  ['<code>a</code> <samp>b</samp> <var>c</var>', 'a b c'],
  ['<a href="/en/">a</a>', 'a'],
  ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '漢 かん'],
  ['<time datetime="2027">a</time> <bdi>b</bdi>', 'a b'],
]

/** The places in which a sentence can be. */
const PLACES: readonly ((inline: string) => string)[] = [
  (inline) => `so ${inline} on`,
  (inline) => `## so ${inline} on`,
  (inline) => `- so ${inline} on`,
  (inline) => `> so ${inline} on`,
  (inline) => `| so | on |\n| --- | --- |\n| ${inline} | z |`,
  (inline) => `:::note[T]\nso ${inline} on\n:::`,
  (inline) => `Term ${inline}\n: so ${inline} on`,
]

/** Constructs of blocks, and the text that a reader sees. */
const BLOCKS: readonly (readonly [markdown: string, text: string])[] = [
  ['a\nb', 'a b'],
  ['a  \nb\\\nc', 'a b c'],
  ['# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f', 'a b c d e f'],
  ['a\n=\n\nb\n-', 'a b'],
  ['## a ##\n\n## b {#b-id}', 'a b'],
  ['> a\n>\n> > b', 'a b'],
  ['> a\nb', 'a b'],
  ['- a\n- b\n  - c\n    - d', 'a b c d'],
  ['* a\n\n  b\n\n* c', 'a b c'],
  ['1. a\n2. b\n   1) c', 'a b c'],
  ['7. a\n8. b', 'a b'],
  ['- a\n\n  > b\n\n  ```\n  c\n  ```', 'a b c'],
  ['    a\n    b', 'a b'],
  ['```\na\n```', 'a'],
  ['~~~js\na()\n~~~', 'a'],
  ['a\n\n---\n\nb', 'a b'],
  ['***\n\na\n\n___', 'a'],
  ['[a]\n\n[a]: /en/', 'a'],
  ['[a][b] [c][]\n\n[b]: /en/\n[c]: /fr/', 'a c'],
  ['| a | b |\n| :-- | --: |\n| c | d |', 'a b c d'],
  ['a | b\n-- | --\nc \\| d | `e`', 'a b c | d e'],
  ['a <!-- hidden --> b', 'a b'],
  ['a\n\n<!-- hidden -->\n\nb', 'a b'],
  ['a\n: b', 'a b'],
  ['a\nb\n: c\n: d\n\ne\n: f', 'a b c d e f'],
  [':::details[a]\nb\n\n- c\n:::', 'a b c'],
  [':::box\na\n:::', 'a'],
  [':::facts[a]\nb\n:::', 'a b'],
  ['<p>a</p>', 'a'],
  ['<p>a<br>b</p>', 'a b'],
  ['<p align="center" class="x" style="color: red">a <b>b</b></p>', 'a b'],
  ['<div>a</div>', 'a'],
  ['<div>\n\n**a**\n\n</div>', 'a'],
  ['<div><div><p>a</p></div>b</div>', 'a b'],
  ['<section><h2>a</h2><p>b</p></section>', 'a b'],
  ['<article>\n\n## a\n\nb\n\n</article>', 'a b'],
  ['<header>a</header>\n\n<main>b</main>\n\n<footer>c</footer>', 'a b c'],
  ['<center>a</center>', 'a'],
  ['<h1>a</h1><h2>b</h2><h6>c</h6>', 'a b c'],
  ['<ul><li>a</li><li>b</li></ul>', 'a b'],
  ['<ul><li>a<ul><li>b</li></ul></li></ul>', 'a b'],
  ['<ol start="3"><li>a</li></ol>', 'a'],
  ['<ul>\n<li>\n\n**a**\n\n</li>\n</ul>', 'a'],
  ['<blockquote>a<p>b</p></blockquote>', 'a b'],
  ['<blockquote cite="https://a.example">\n\n*a*\n\n</blockquote>', 'a'],
  ['<hr>\n\na\n\n<hr/>', 'a'],
  ['<pre>a\n  b</pre>', 'a b'],
  ['<pre><code class="language-js">a &lt; b</code></pre>', 'a < b'],
  ['<dl><dt>a</dt><dd>b</dd></dl>', 'a b'],
  ['<dl><div><dt>a</dt><dd><p>b</p><p>c</p></dd></div></dl>', 'a b c'],
  ['<dl>\n<dt>a</dt>\n<dd>\n\n- b\n- c\n\n</dd>\n</dl>', 'a b c'],
  ['<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', 'a b'],
  ['<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>b <b>c</b></td></tr></tbody></table>', 'a b c'],
  [
    '<table><caption>a</caption><tbody><tr><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>',
    'a b c d',
  ],
  ['<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b c'],
  ['<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'a b'],
  ['<details><summary>a</summary>b</details>', 'a b'],
  ['<details open>\n<summary>a <code>b</code></summary>\n\n- c\n\n</details>', 'a b c'],
  ['<aside>a</aside>', 'a'],
  ['<aside>\n\n## a\n\nb\n\n</aside>', 'a b'],
  ['<figure><img src="mill.png" alt="x"><figcaption>a <i>b</i></figcaption></figure>', 'a b'],
  [':::figure\n![x](mill.png)\n\na *b* [c](https://c.example/) `d`\n:::', 'a b c d'],
  ['<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>', 'a b'],
  ['<figure><pre>a</pre></figure>', 'a'],
  ['<p id="here">a</p>', 'a'],
  ['<a name="here"></a>\n\na', 'a'],
  ['<div lang="he" dir="rtl"><p>א</p></div>', 'א'],
  ['> <b>a</b>\n>\n> <div>b</div>', 'a b'],
  ['- <div>a</div>\n- b', 'a b'],
  ['<picture><source srcset="a.webp"><img src="mill.png" alt="x"></picture>\n\na', 'a'],
  ['a ![x](mill.png) b', 'a b'],
  ['[![x](mill.png)](/en/) a', 'a'],
  ['1\\. a', '1 a'],
  ['\\# a\n\n\\- b\n\n\\> c\n\n\\+ d', 'a b c > d +'],
  ['&lt;b&gt;a&lt;/b&gt;', '< b > a < b >'],
  ['a &lt;script&gt;', 'a < script >'],
  ['x\\^2\\^ \\==a\\==', 'x ^ 2 ^ == a =='],
]

const CONSTRUCTS = [
  ...INLINE.flatMap(([inline, text]) => PLACES.map((place) => [place(inline), ` ${text} `, place] as const)),
  ...BLOCKS.map(([markdown, text]) => [markdown, text, undefined] as const),
]

/** The words of a text, in the order of the alphabet: some outputs have the parts of a table or list in another order. */
function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+|[\p{S}]+/gu) ?? []).toSorted().join(' ')
}

// Between two elements there is a space for a reader.
function visibleIn(html: string): string {
  return textOf(fromHtml(html.replaceAll('<', ' <'), { fragment: true }))
}

function page(sections: readonly Section[]): string {
  return visibleIn(renderToStaticMarkup(<Sections sections={sections} words={words} lang="en" />))
}

function outlines(sections: readonly Section[]): string[] {
  return everySection(sections).map((section) => sectionFacts(section).outline)
}

test('there are three hundred constructs', () => {
  expect(CONSTRUCTS.length).toBeGreaterThan(300)
})

test.each(CONSTRUCTS)(
  '%j is the same text in the page, feeds, the Markdown edition and search',
  (markdown, text, place) => {
    const sections = sectionsOf(markdown)
    const context = { words, refer: (address: string) => address }
    const shown = wordsOf(page(sections))
    // What the place adds is what it has with another sentence in it.
    const expected = place ? page(sectionsOf(place('zzz'))).replaceAll('zzz', text) : text
    expect(shown).toBe(wordsOf(expected))
    const feed = htmlText(toMdast(sections, context))
    expect(wordsOf(visibleIn(feed))).toBe(shown)
    const written = plainMarkdown(toMdast(sections, context))
    const again = sectionsOf(written)
    expect(wordsOf(page(again)), written).toBe(shown)
    expect(outlines(again), written).toEqual(outlines(sections))
    expect(wordsOf(sectionsText(sections).replaceAll('\ufffc', ''))).toBe(wordsOf(sectionsText(again)))
  },
)
