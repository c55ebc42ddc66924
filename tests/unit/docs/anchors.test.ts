import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md'])
const LINKS = /\]\((?![a-z]+:|\/)([^)\s#]*)#([^)\s]+)\)/g

/** The anchors that GitHub gives to the headings of a document. */
function anchorsOf(text: string): string[] {
  const prose = text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1$/gm, '')
  return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The links to headings in a document that lead to no heading. */
function lostAnchors(name: string, text: string): string[] {
  const prose = text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(LINKS)].flatMap(([, file = '', anchor = '']) => {
    const target = file === '' ? text : readFileSync(path.join(path.dirname(name), file), 'utf8')
    return anchorsOf(target).includes(anchor) ? [] : [`${file}#${anchor}`]
  })
}

it.each(DOCUMENTS)('the links of %s to headings lead to them', (name) => {
  expect(lostAnchors(name, readFileSync(name, 'utf8'))).toEqual([])
})

it('a link to a heading that does not exist is found', () => {
  expect(lostAnchors('README.md', '## A “good” heading\n\n[a](#a-good-heading) [b](#no-heading)')).toEqual([
    '#no-heading',
  ])
})
