import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { someOf } from '../../../tests/build/sample.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { importStories } from '../import-stories.ts'
import { markdown } from '../systems/markdown.ts'
import { openSource } from '../systems/systems.ts'
import type { System } from '../types/imported.ts'
import { importing } from './importing.ts'
import { writeValley } from './valley.ts'

const SYSTEMS = {
  jekyll: ['{{ site.mill }}', '_posts/2024-01-05-mill.md', '_config.yml'],
  'jekyll, a link': ['{% link _posts/2024-01-05-mill.md %}', '_posts/2024-01-05-mill.md', '_config.yml'],
  'hugo, a link': ['{{< ref "mill.md" >}}', 'content/posts/mill.md', 'hugo.toml'],
  hugo: ['{{< mill wheel="1" >}}', 'content/posts/mill.md', 'hugo.toml'],
  zola: ['{{ mill(wheel=1) }}', 'content/posts/mill.md', 'zola.toml'],
  eleventy: ['{{ mill.wheel }}', 'posts/mill.md', 'eleventy.config.js'],
  astro: ['{mill.wheel}', 'src/content/posts/mill.mdx', 'astro.config.mjs'],
  docusaurus: ['{mill.wheel}', 'blog/2024-01-05-mill.mdx', 'docusaurus.config.js'],
} as const

/** Every place of a text at which a tag may be. */
const PLACES: readonly ((tag: string) => string)[] = [
  (tag) => `Words ${tag} here.`,
  (tag) => `A [link](${tag}).`,
  (tag) => `A [link](${tag}/b) and [link](https://a.example/${tag}/b?c=${tag}#${tag}).`,
  (tag) => `A [${tag}](https://a.example/) link.`,
  (tag) => `A [link](https://a.example/ "${tag}").`,
  (tag) => `A [link][one].\n\n[one]: ${tag}/b`,
  (tag) => `A <https://a.example/${tag}> link.`,
  (tag) => `An https://a.example/${tag}/b address.`,
  (tag) => `Note.[^1]\n\n[^1]: See [this](${tag}/b) and ${tag} and <https://a.example/${tag}>.`,
  (tag) => `Note.^[See [this](${tag}/b) and https://a.example/${tag}.]`,
  (tag) => `![A mill](${tag})`,
  (tag) => `![A mill](${tag}/k.png "${tag}")`,
  (tag) => `Words ![A ${tag}](https://a.example/${tag}.png) here.`,
  (tag) => `## A heading ${tag}\n\nWords.`,
  (tag) => `## A heading {#${tag}}\n\nWords.`,
  (tag) => `| A | B |\n| - | - |\n| ${tag} | [a](${tag}) |`,
  (tag) => `- one ${tag}\n- [two](${tag})`,
  (tag) => `> ${tag} [a](${tag})`,
  (tag) => `\`code ${tag}\`\n\n\`\`\`\n${tag}\n\`\`\``,
  (tag) => `<a href="${tag}">link</a> <a href="${tag}/b">${tag}</a>`,
  (tag) => `<a href="https://a.example/${tag}">https://a.example/${tag}</a>`,
  (tag) => `<img src="${tag}" alt="A mill">`,
  (tag) => `<figure><img src="${tag}/k.png" alt="A mill"><figcaption>A ${tag} [b](${tag})</figcaption></figure>`,
  (tag) => `<iframe src="${tag}"></iframe>`,
  (tag) => `<iframe src="https://a.example/${tag}" title="A mill"></iframe>`,
  (tag) => `<iframe src="https://www.youtube.com/embed/${tag}" title="A mill"></iframe>`,
  (tag) => `<video src="${tag}"></video>`,
  (tag) => `<video src="https://a.example/${tag}.mp4" title="${tag}"><track src="${tag}.vtt"></video>`,
  (tag) => `<audio controls><source src="https://a.example/${tag}.mp3"></audio>`,
  (tag) => `<object data="${tag}"></object>`,
  (tag) => `<details><summary>${tag}</summary>\n\nA [b](${tag}).\n\n</details>`,
  (tag) => `<div id="${tag}" title="${tag}">Words.</div>`,
  (tag) => `<p><span title="${tag}" lang="${tag}">Words.</span></p>`,
  (tag) => `<!-- ${tag} -->\n\nWords.`,
  (tag) => `::embed[${tag}]{kind=video address="https://a.example/${tag}" frame="https://a.example/${tag}"}`,
  (tag) => `:::note[${tag}]\nA [b](${tag}).\n:::`,
  (tag) => `Math $\\frac{a}{b} ${tag}$ and $$\n\\frac{a}{b} ${tag}\n$$`,
]

const TEXT = 'title: A mill\ndate: 2024-01-05\n'

describe.each(Object.entries(SYSTEMS))('a tag of %s that cannot be converted', (system, [tag, file, config]) => {
  it.each(someOf(PLACES, 8).map((place) => place('TAG')))('leaves nothing of the import in %j', (place) => {
    const body = place.replaceAll('TAG', tag)
    const result = importing(
      { [config]: '', [file]: `---\n${TEXT}---\n\nFirst.\n\n${body}\n\nLast.\n` },
      system.replace(/,.*/, ''),
    )
    const [text = ''] = Object.values(result.texts)
    expect(text).toContain('Last.')
    expect(text).not.toMatch(/masthead-/)
    expect(JSON.stringify(result.problems)).not.toMatch(/masthead-/)
  })
})

it('makes a draft of a finished text that has something of the import, and names the file and the line', () => {
  const source = temporaryFolder({ 'mill.md': `---\n${TEXT}---\n\nWords.\n` })
  const leaky: System = {
    ...markdown,
    read: (site, now) => {
      const read = markdown.read(site, now)
      const editions = [...read.editions].map((edition) => ({
        ...edition,
        facts: { ...edition.facts, description: 'See masthead-value:%7B%7B.' },
      }))
      return { ...read, editions }
    },
  }
  const root = writeValley()
  const { publication } = readPublication(root)
  const options = { into: root, publication, translatedBy: undefined, force: false, dryRun: false, now: 0 }
  const { problems } = importStories(openSource(source, ['en'], 'en'), leaky, options)
  const text = readFileSync(path.join(root, 'stories/mill/en.md'), 'utf8')
  expect(text).toContain('draft: true')
  const line = text.split('\n').findIndex((each) => each.includes('masthead-value')) + 1
  expect(problems.map((problem) => `${problem.severity} ${problem.file}:${problem.line} ${problem.message}`)).toEqual([
    `error ${path.basename(root)}/stories/mill/en.md:${line} The import left “masthead-value:” in this text; it is a draft now.`,
  ])
})

it('leaves a text alone whose source has such words itself', () => {
  const { texts, said } = importing({ 'mill.md': `---\n${TEXT}---\n\nWrite \`masthead-id:\` here.\n` })
  expect(texts['mill/en.md']).toContain('`masthead-id:`')
  expect(texts['mill/en.md']).not.toContain('draft')
  expect(said).toEqual([])
})
