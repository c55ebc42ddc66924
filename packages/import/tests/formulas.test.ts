import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { importing } from './importing.ts'
import { errorsIn, importInto, writeValley } from './valley.ts'

const TEXT = [
  'Energy is $E = m_0 c^2$, at a price of $5 or $6, and `$a_1$` is code.',
  '$$\n\\frac{a}{b}\n$$',
  '- An item\n\n  $$x_1 + x_2$$',
  '```sh\necho $a_1$\n```',
]
const STORY = `---\ntitle: A mill\ndate: 2024-03-05\n---\n\n${TEXT.join('\n\n')}\n`

/** Imports a text into a site that has the extension `math`. */
function withFormulas(text: string) {
  const { source } = importing({ 'mill.md': text })
  const site = readFileSync(path.join(writeValley(), 'site.yaml'), 'utf8')
  const root = writeValley({ 'site.yaml': `${site}extensions: [math]\n` })
  const { problems } = importInto(root, source, { from: 'markdown' })
  const errors = errorsIn(root)
  return { problems, errors, text: readFileSync(path.join(root, 'stories/mill/en.md'), 'utf8') }
}

it('writes TeX between dollar signs in the form of a story, and leaves prices and code alone', () => {
  const { text, problems, errors } = withFormulas(STORY)
  expect(text).toContain('Energy is $`E = m_0 c^2`$, at a price of $5 or $6, and `$a_1$` is code.')
  expect(text).toContain('\n```math\n\\frac{a}{b}\n```\n')
  expect(text).toContain('- An item\n\n  ```math\n  x_1 + x_2\n  ```\n')
  expect(text).toContain('```sh\necho $a_1$\n```')
  expect([...problems, ...errors]).toEqual([])
})

it('writes TeX between brackets behind two backslashes in the form of a story', () => {
  const { text, problems, errors } = withFormulas(
    '---\ntitle: A mill\ndate: 2024-03-05\n---\n\nEnergy is \\\\(E = m_0 c^2\\\\).\n\n\\\\[\n\\frac{a}{b}\n\\\\]\n',
  )
  expect(text).toContain('Energy is $`E = m_0 c^2`$.')
  expect(text).toContain('\n```math\n\\frac{a}{b}\n```\n')
  expect([...problems, ...errors]).toEqual([])
})

it('reports a formula that cannot be read, with its line, and keeps its text', () => {
  const { text, problems, errors } = withFormulas('---\ntitle: A mill\n---\n\nOne.\n\nTwo $\\frac{a$ three.\n')
  expect(text).toContain('\\frac{a$ three.')
  expect(problems).toMatchObject([{ line: 7, rule: 'import-changed' }])
  expect(errors).toEqual([])
})

it('reports the formulas of a text where the site has none', () => {
  const { texts, said } = importing({ 'mill.md': STORY })
  expect(said).toEqual(['mill.md:6 import-changed'])
  expect(texts['mill/en.md']).not.toContain('```math')
})

const TEX = 'E = m_0 c^2'
const MATHML = `<math><semantics><mrow><mi>E</mi></mrow><annotation encoding="application/x-tex">${TEX}</annotation></semantics></math>`
const DRAWN = '<span class="katex-html" aria-hidden="true"><span>E</span><span>=</span></span>'

/** How pages of other systems have a formula in a sentence. */
const IN_SENTENCES = {
  'the markup of KaTeX': `<span class="katex"><span class="katex-mathml">${MATHML}</span>${DRAWN}</span>`,
  'MathML that names its TeX': MATHML,
  'a script of MathJax 2, beside its drawing': `<span class="MathJax_Preview">E</span><span class="MathJax"><nobr>E=m</nobr></span><script type="math/tex">${TEX}</script>`,
  'the container of MathJax 3': `<mjx-container><svg></svg><mjx-assistive-mml>${MATHML}</mjx-assistive-mml></mjx-container>`,
  'round brackets': `\\(${TEX}\\)`,
  'dollar signs': `$${TEX}$`,
  'the form of WordPress.com': `$latex ${TEX}$`,
}

/** How they have one in lines of its own. */
const IN_BLOCKS = {
  'the markup of KaTeX': `<span class="katex-display"><span class="katex">${MATHML}${DRAWN}</span></span>`,
  'MathML in a block': MATHML.replace('<math>', '<math display="block">'),
  'a script of MathJax 2': `<script type="math/tex; mode=display">${TEX}</script>`,
  'square brackets': `\\[${TEX}\\]`,
  'two dollar signs': `$$${TEX}$$`,
}

const page = (text: string) =>
  `<!doctype html><title>A mill</title><article><h1>A mill</h1><p>Words.</p>${text}</article>`
const post = (html: string) =>
  JSON.stringify({ db: [{ data: { posts: [{ id: '1', title: 'A mill', slug: 'mill', html, status: 'published' }] } }] })

/** Imports a source of HTML, as a page and as a post of Ghost. */
function fromHtml(text: string, extensions: string) {
  const { source } = importing({ 'mill.html': page(text) })
  const ghost = importing({ 'ghost.json': post(`<p>Words.</p>${text}`) }).source
  const site = readFileSync(path.join(writeValley(), 'site.yaml'), 'utf8')
  return [[source, 'html'] as const, [ghost, 'ghost'] as const].map(([folder, from]) => {
    const root = writeValley({ 'site.yaml': site + extensions })
    const { problems } = importInto(root, folder, { from })
    const errors = errorsIn(root)
    return { problems, errors, written: readFileSync(path.join(root, 'stories/mill/en.md'), 'utf8') }
  })
}

it('carries the formulas of HTML, in a sentence and in lines of their own, from every markup', () => {
  const sentences = Object.entries(IN_SENTENCES).map(([name, markup]) => `<p>By ${name}: ${markup}, at $5 or $6.</p>`)
  const blocks = Object.entries(IN_BLOCKS).map(([name, markup]) => `<h2>By ${name}</h2><p>${markup}</p>`)
  for (const { written, problems, errors } of fromHtml([...sentences, ...blocks].join('\n'), 'extensions: [math]\n')) {
    for (const name of Object.keys(IN_SENTENCES)) expect(written).toContain(`By ${name}: $\`${TEX}\`$, at $5 or $6.\n`)
    for (const name of Object.keys(IN_BLOCKS))
      expect(written).toContain(`## By ${name}\n\n\`\`\`math\n${TEX}\n\`\`\`\n`)
    expect([...problems, ...errors]).toEqual([])
  }
})

it('keeps formulas of HTML as code, and reports them, where the site has none or one cannot be read', () => {
  for (const { written, problems } of fromHtml(`<p>Energy is \\(${TEX}\\).</p>`, '')) {
    expect(written).toContain('Energy is `E = m_0 c^2`.')
    expect(problems.map(({ rule }) => rule)).toEqual(['import-changed'])
  }
  for (const { written, problems } of fromHtml('<p>Energy is \\(\\frac{a\\).</p>', 'extensions: [math]\n')) {
    expect(written).toContain('Energy is `\\frac{a`.')
    expect(problems.map(({ rule }) => rule)).toEqual(['import-changed'])
  }
})
