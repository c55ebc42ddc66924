import { withBody, withFrontMatter } from '../newsroom.ts'
import { type BadCase, EXTRA, inExtra } from './bad-case.ts'

/** Where a link may not lead. */
export const LINK_CASES: readonly BadCase[] = [
  unsafe('javascript:', 'A [link](javascript:alert(1)).', '6:3'),
  unsafe('javascript: in capitals', 'A [link](JavaScript:alert(1)).', '6:3'),
  unsafe('a scheme broken by a line', 'A [link](java&#x0A;script:alert(1)).', '6:3'),
  unsafe('a scheme in angle brackets', 'A link: <javascript:alert(1)>.', '6:9'),
  unsafe('a scheme in a definition', 'Text.\n\nA [link][1].\n\n[1]: javascript:alert(1)', '8:3'),
  unsafe('data:', 'A [link](data:text/html,hello).', '6:3'),
  unsafe('vbscript:', 'A [link](vbscript:msgbox).', '6:3'),
  unsafe('file:', 'A [link](file:///etc/passwd).', '6:3'),
  unsafe('a host without a scheme', 'A [link](//example.com/).', '6:3'),
  unsafe('a host behind backslashes', 'A [link](/\\example.com/).', '6:3'),
  unsafe('an address that is none', 'A [link](http://).', '6:3'),
  broken('a page that is not there', 'See [this](/en/nowhere/at/all/).', '6:5', 'there is no /en/nowhere/at/all/'),
  broken('a misspelt address', 'See [this](/en/harvst/).', '6:5', 'Did you mean “/en/harvest/”?'),
  broken('a misspelt neighbour', 'See [this](../harvst/).', '6:5', 'Did you mean “/en/harvest/”?'),
  broken('an address without its last slash', 'See [this](/en/about).', '6:5', 'Did you mean “/en/about/”?'),
  broken('an address without a language', 'See [this](/about/).', '6:5', 'Did you mean “/en/about/”?'),
  broken('a language that the page does not have', 'See [this](/ar/extra/).', '6:5', 'there is no /ar/extra/'),
  broken('a topic that no story has', 'See [this](/en/topics/ships/).', '6:5', 'there is no /en/topics/ships/'),
  broken('a section that is not there', 'See [below](#p2).', '6:5', 'no #p2 on /en/extra/'),
  broken('a section that another page lacks', 'See [this](/en/harvest/#p9).', '6:5', 'no #p9 on /en/harvest/'),
  broken('a fragment that cannot be decoded', 'See [below](#%zz).', '6:5', '#%zz'),
  {
    kind: 'a link to a draft',
    changes: {
      [EXTRA]: withBody('See [this](/en/soon/).'),
      'stories/soon/en.md': withFrontMatter('title: Soon\ndate: 2025-02-26\ndraft: true'),
    },
    problems: [`content/${EXTRA}:6:5 link-broken`],
    says: 'draft',
  },
]

function unsafe(where: string, markdown: string, place: string): BadCase {
  return inExtra(`a link to ${where}`, withBody(markdown), `${place} link-unsafe`, 'https:')
}

function broken(where: string, markdown: string, place: string, says: string): BadCase {
  return inExtra(`a link to ${where}`, withBody(markdown), `${place} link-broken`, says)
}
