import { expect, it } from 'vitest'
import { readTheme } from '../../../lib/publication/read-theme.ts'
import { SVG } from '../../content/good-newsroom.ts'
import { writeNewsroom } from '../../content/newsroom.ts'

/** The theme that is read from a text, and its problems. */
const read = (css: string) => readTheme(writeNewsroom({ 'theme.css': css, 'static/art/a.svg': SVG }))

it('is nothing where a newsroom has none', () => {
  expect(readTheme(writeNewsroom())).toEqual({ theme: undefined, problems: [] })
})

it.each([
  ['/* Ours */\nh1,\nh2  >  a {\n  color : red;\n  margin: 0  1px;\n}\n', 'h1,h2 > a{color:red;margin:0 1px}'],
  ['h1::before { content: "two  spaces" }', 'h1::before{content:"two  spaces"}'],
  ['@media  (width < 600px) {\n  h1 { color: red }\n}', '@media (width < 600px){h1{color:red}}'],
  ['@keyframes a { from { opacity: 0 } to { opacity: 1 } }', '@keyframes a{from{opacity:0}to{opacity:1}}'],
  ['h1 { &:hover { color: red } color: blue !important }', 'h1{&:hover{color:red}color:blue!important}'],
  [':root { --color-accent: light-dark(#a00,#f88) }', ':root{--color-accent:light-dark(#a00,#f88)}'],
])('loses its comments and needless spaces: %j', (css, theme) => {
  expect(read(css)).toEqual({ theme, problems: [] })
})

it.each(['url(static/art/a.svg)', "url( 'static/art/a.svg' )", 'URL("static/art/a.svg")'])(
  'names the newsroom’s own files by their addresses in the site: %s',
  (url) => {
    expect(read(`h1{background:${url}}`)).toEqual({ theme: 'h1{background:url(/art/a.svg)}', problems: [] })
  },
)

it('may refer to a part of the page itself', () => {
  expect(read('h1{filter:url(#blur)}').theme).toBe('h1{filter:url(#blur)}')
})
