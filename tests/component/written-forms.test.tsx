// @vitest-environment node

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Sections } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { sectionsOf } from '../unit/sections-of.ts'

/** What editors write, and the HTML of the page, without ids and without what every picture has. */
const FORMS: readonly (readonly [markdown: string, html: string])[] = [
  ['Some\nwords.', '<p>Some\nwords.</p>'],
  ['## Barns\n\n### Doors', '<h2>Barns</h2><h3>Doors</h3>'],
  ['## A\n\n##### B\n\n###### C', '<h2>A</h2><h3>B</h3><h4>C</h4>'],
  ['# A\n\n## B\n\nC\n=', '<h2>A</h2><h3>B</h3><h2>C</h2>'],
  ['## The *fair* {#fair_2}', '<h2><span>The <em>fair</em></span></h2>'],
  ['## The fair {: #fair .wide}', '<h2><span>The fair</span></h2>'],
  ['> One.\n>\n> - Two.', '<blockquote><p>One.</p><ul><li><p>Two.</p></li></ul></blockquote>'],
  ['![A mill](mill.png)', '<figure><img src="/assets/mill.0.png" alt="A mill"></figure>'],
  [
    '![A mill](mill.png "At dusk."){credit="Ann Lee" licence="CC BY 4.0" focus="50% 20%" wide}',
    '<figure class="wide" data-focus="50% 20%"><img src="/assets/mill.0.png" alt="A mill"><figcaption><span>At dusk.</span> <small><a href="https://creativecommons.org/licenses/by/4.0/" rel="license">Ann Lee · CC BY 4.0</a></small></figcaption></figure>',
  ],
  [
    '> ![A mill](mill.png)\n> {full}',
    '<blockquote><figure class="full"><img src="/assets/mill.0.png" alt="A mill"></figure></blockquote>',
  ],
  [
    ':::gallery\n![One](mill.png "First"){credit="Ann"}\n![Two](mill.png)\n:::',
    '<div class="gallery"><figure><img src="/assets/mill.0.png" alt="One"><figcaption><span>First</span> <small>Ann</small></figcaption></figure><figure><img src="/assets/mill.0.png" alt="Two"></figure></div>',
  ],
  [
    ':::points\n- One\n:::',
    '<div class="points" role="note" aria-labelledby="note1-title"><h2>Key points</h2><ul><li><p>One</p></li></ul></div>',
  ],
  [
    ':::timeline[The winter]\n- **3 January** The pier breaks.\n:::',
    '<div class="timeline" role="note" aria-labelledby="note1-title"><h2>The winter</h2><ul><li><p><strong>3 January</strong> The pier breaks.</p></li></ul></div>',
  ],
  [':::qa\n## Afraid?\n\nNever.\n:::', '<div class="qa"><h2>Afraid?</h2><p>Never.</p></div>'],
  [
    'No ship moved.\n\n:::pull\nNo ship moved.\n:::',
    '<p>No ship moved.</p><div class="pull" aria-hidden="true"><p>No ship moved.</p></div>',
  ],
  [
    '- One\n  1. Two\n  2. Three\n- Four',
    '<ul><li><p>One</p><ol><li><p>Two</p></li><li><p>Three</p></li></ol></li><li><p>Four</p></li></ul>',
  ],
  ['7. Seven\n8. Eight', '<ol start="7"><li><p>Seven</p></li><li><p>Eight</p></li></ol>'],
  ['0. None', '<ol start="0"><li><p>None</p></li></ol>'],
  ['-\n-', '<ul><li></li><li></li></ul>'],
  [
    '| Crop | Tons | Flag | Port |\n| :-- | --: | :-: | --- |\n| *Rye* | 12 | a | b |',
    '<section class="scroller" aria-label="Table" tabindex="0"><table><thead><tr><th scope="col" class="text-left">Crop</th><th scope="col" class="text-right">Tons</th><th scope="col" class="text-center">Flag</th><th scope="col">Port</th></tr></thead><tbody><tr><td class="text-left"><em>Rye</em></td><td class="text-right">12</td><td class="text-center">a</td><td>b</td></tr></tbody></table></section>',
  ],
  [
    '```js\nlet a\n```',
    '<div class="listing"><pre role="region" aria-label="Code" tabindex="0"><code class="language-js"><span class="keyword">let</span> a</code></pre></div>',
  ],
  ['    b', '<div class="listing"><pre role="region" aria-label="Code" tabindex="0"><code>b</code></pre></div>'],
  ['***', '<hr/>'],
  [
    ':::note\nOne.\n:::',
    '<div class="note" role="note" aria-labelledby="note1-title"><h2>Editor’s note</h2><p>One.</p></div>',
  ],
  [
    ':::facts[In short]\nTwo.\n:::',
    '<div class="facts" role="note" aria-labelledby="note1-title"><h2>In short</h2><p>Two.</p></div>',
  ],
  [':::credit\nThree.\n:::', '<div class="credit"><p>Three.</p></div>'],
  ['At 10:am, see a:b and :smile:.', '<p>At 10:am, see a:b and :smile:.</p>'],
  ['*so* **so** ~~so~~ `*so*`', '<p><em>so</em> <strong>so</strong> <del>so</del> <code>*so*</code></p>'],
  ['[**so *it* is**](/en/)', '<p><a href="/en/"><strong>so <em>it</em> is</strong></a></p>'],
  [
    '<https://a.example/> www.a.example',
    '<p><a href="https://a.example/" dir="ltr">https://a.example/</a> <a href="https://www.a.example" dir="ltr">www.a.example</a></p>',
  ],
  ['One\\\nTwo  \nThree', '<p>One<br/>Two<br/>Three</p>'],
  [
    '[The mill][m], [m] and [mill][M].\n\n[m]: /en/mill/',
    '<p><a href="/en/mill/">The mill</a>, <a href="/en/mill/">m</a> and <a href="/en/mill/">mill</a>.</p>',
  ],
  ['Rye &amp; oats &lt; hay &#8212; so.', '<p>Rye &amp; oats &lt; hay — so.</p>'],
  [
    ':::facts\nOne.\n:::',
    '<div class="facts" role="note" aria-labelledby="note1-title"><h2>At a glance</h2><p>One.</p></div>',
  ],
  [
    ':::timeline\n- **May** One\n:::',
    '<div class="timeline" role="note" aria-labelledby="note1-title"><h2>Timeline</h2><ul><li><p><strong>May</strong> One</p></li></ul></div>',
  ],
  [
    '## A\n\n### B\n\n#### C\n\n##### D\n\n###### E\n\n## F',
    '<h2>A</h2><h3>B</h3><h4>C</h4><h5>D</h5><h6>E</h6><h2>F</h2>',
  ],
  ['1 &lt; `<b>&amp;`', '<p>1 &lt; <code>&lt;b&gt;&amp;amp;</code></p>'],
  [
    'Of $`a^2`$.\n\n```math\n\\frac{1}{2}\n```',
    '<p>Of <math dir="ltr"><msup><mi>a</mi><mn>2</mn></msup></math>.</p><div class="formula" tabindex="0"><math dir="ltr" display="block"><mfrac><mn>1</mn><mn>2</mn></mfrac></math></div>',
  ],
]

/** What every picture in a text has: a size, so that nothing moves when it comes, and it is loaded late. */
const PICTURE = / width="4" height="3" decoding="async" loading="lazy"\/>/g

function htmlOf(markdown: string): string {
  const html = renderToStaticMarkup(<Sections sections={sectionsOf(markdown)} words={messagesFor('en')} lang="en" />)
  return html.replaceAll(/ (?:id|data-section)="[^"]*"/g, '').replaceAll(PICTURE, '>')
}

test.each(FORMS)('%j is shown as %s', (markdown, html) => {
  expect(htmlOf(markdown)).toBe(html)
})
