import { expect, it } from 'vitest'
import { importing } from './importing.ts'
import CASES from './liquid.json' with { type: 'json' }

const jekyll = (body: string, more: Readonly<Record<string, string>> = {}) =>
  importing(
    {
      '_config.yml': 'title: Valley\nmotto: Slow news\n',
      ...more,
      '_posts/2024-01-05-mill.md': `---\ntitle: A mill\nplace: North\n---\n\n${body}\n`,
    },
    'jekyll',
  )

it('works out the values of Liquid that follow from data, in code too', () => {
  const { texts, said } = jekyll(
    '{% assign release = site.data.releases | where: "version", "3.1" | first %}\n\n{{ site.motto }} from {{ page.place }}: {{ release.size.gz }}.\n\n    SIZE: {{ release.size.gz }}\n\n[Download]({{ release.url }})\n',
    {
      '_data/releases.yml':
        '- version: "3.0"\n  size: {gz: 10}\n- version: "3.1"\n  url: https://files.example/a.gz\n  size: {gz: 20}\n',
    },
  )
  expect(said).toEqual(['2024-01-05-mill.md:3 key-unknown'])
  expect(texts['mill/en.md']).toContain('Slow news from North: 20.')
  expect(texts['mill/en.md']).toContain('SIZE: 20')
  expect(texts['mill/en.md']).toContain('[Download](https://files.example/a.gz)')
})

it.each(Object.entries(CASES.places))('lets no Liquid reach a reader from %s, and says where it was', (_, body) => {
  const { texts, said } = jekyll(body)
  const read = (texts['mill/en.md'] ?? '').replaceAll(/<!--[\s\S]*?-->/g, '')
  expect(read).not.toMatch(/\{\{|\{%|masthead|%7B/)
  expect(said.some((line) => /^2024-01-05-mill\.md:\d+ (?:import-lost|link-broken|picture-missing)/.test(line))).toBe(
    true,
  )
})

it('finds the addresses of links in a file that many texts include, with titles, comments and spaces at the end of lines', () => {
  const { texts, said } = jekyll('See the [old mill][mill] and [it][new].\n\n{% include links.md %}\n', {
    '_includes/links.md':
      '{% comment %}mills{% endcomment %}\n[mill]: https://mills.example/old "The old one"\n\n[new]: https://mills.example/new  \n',
  })
  expect(said).toEqual(['2024-01-05-mill.md:3 key-unknown'])
  expect(texts['mill/en.md']).toContain('[old mill](https://mills.example/old) and [it](https://mills.example/new).')
})

it('reports an included text that has more than addresses of links', () => {
  const { texts, said } = jekyll('See the mill.\n\n{% include notice.md %}\n', {
    '_includes/notice.md': 'The [mill] is closed.\n\n[mill]: https://mills.example/old\n',
  })
  expect(said).toEqual(['2024-01-05-mill.md:3 key-unknown', '2024-01-05-mill.md:8 import-lost'])
  expect(texts['mill/en.md']).toContain('<!-- {% include notice.md %} -->')
})

it('reports invisible characters once in a file that many texts include', () => {
  const { said } = jekyll('See the [mill].\n\n{% include links.md %}\n', {
    '_includes/links.md': '[mill]: https://mills.example/\u202eold\n',
    '_posts/2024-01-06-wheel.md': '---\ntitle: A wheel\n---\n\nSee the [mill].\n\n{% include links.md %}\n',
  })
  expect(said.filter((line) => line.includes('character-forbidden'))).toEqual(['links.md:1 character-forbidden'])
})

it('keeps Liquid that a text shows as it is', () => {
  const { texts, said } = jekyll(
    '{% raw %}Write {{ page.title }}.{% endraw %}\n\n```\n{% raw %}{{ x }}{% endraw %}\n```',
  )
  expect(texts['mill/en.md']).toContain('Write {{ page.title }}.')
  expect(texts['mill/en.md']).toContain('```\n{{ x }}\n```')
  expect(said).toEqual(['2024-01-05-mill.md:3 key-unknown'])
})

it('removes shortcodes of Hugo from code, unless they are escaped', () => {
  const { texts, said } = importing(
    {
      'hugo.toml': '',
      'content/posts/mill.md':
        '---\ntitle: A mill\n---\n\n`{{< size >}}` and `{{</* size */>}}`, [here]({{< param "url" >}}).\n',
    },
    'hugo',
  )
  expect(texts['mill/en.md']).toContain('`{{< size >}}`, here.')
  expect(said).toEqual(['mill.md:5 import-lost', 'mill.md:5 import-lost', 'mill.md:5 link-broken'])
})
