import { SVG } from '../good-newsroom.ts'
import type { BadCase } from './bad-case.ts'

/** What may be wrong with theme.css. */
export const THEME_CASES: readonly BadCase[] = [
  inTheme('a rule that is not closed', 'h1 { color: red }\nh2 {', ['2:1 css-invalid'], 'Unclosed block'),
  inTheme('a rule that is not closed in the first line', ' h1 {', ['1:2 css-invalid']),
  inTheme('a declaration outside of rules', 'h1 { color: red }\ncolor: blue;', ['2:1 css-invalid'], 'after a selector'),
  inTheme('an import', '@import "more.css";', ['1:1 css-foreign'], 'Copy the rules'),
  inTheme('an at-rule without effect', '@charset "utf-8";', ['1:1 css-invalid'], '@charset'),
  inTheme('the end of a style sheet', 'h1::before { content: "</style>" }', ['1:24 css-invalid'], '“</”'),
  inTheme('a picture of another site', 'h1 {\n  background: url(https://a.example/b.png);\n}', ['2:15 css-foreign']),
  inTheme('a picture in itself', 'h1 { background: url("data:image/svg+xml,x") }', ['1:18 css-foreign'], 'static'),
  inTheme('a file out of the folder', 'h1 { background: url(static/../site.yaml) }', ['1:18 css-foreign']),
  inTheme(
    'a file that is not there',
    'h1 { background: red url(static/b.svg) }',
    ['1:22 css-foreign'],
    'no static/b.svg',
  ),
  inTheme('an address as a text', 'h1 { background: image-set("a.png" 1x) }', ['1:18 css-foreign'], 'url(static/…)'),
  inTheme(
    'a font of another site',
    '@font-face { font-family: A; src: url(//a.example/a.woff2) }',
    ['1:35 css-foreign'],
    'Put the file into static',
  ),
  inTheme('bytes that are not UTF-8', Buffer.from('h1{content:"\xe9"}', 'latin1'), ['1:13 encoding-invalid']),
]

function inTheme(kind: string, css: string | Uint8Array, problems: readonly string[], says?: string): BadCase {
  const changes = { 'theme.css': css, 'static/a.svg': SVG }
  return {
    kind,
    changes,
    problems: problems.map((problem) => `content/theme.css:${problem}`),
    ...(says ? { says } : {}),
  }
}
