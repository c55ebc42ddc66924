import { expect, test } from 'vitest'
import { parseCss, pruneCss } from '../../../lib/builder/page/page-css.ts'

const scriptOf = (code: string) => ({ name: 'a.js', code, hash: 'sha256-' })

/** What of a style sheet a page with this body and script is given. */
function fitted(css: string, body: string, code = ''): string {
  return pruneCss(parseCss(css), `<html><head></head><body>${body}</body></html>`, [scriptOf(code)])
}

test('rules for classes and elements that the page has are kept, the others left out', () => {
  const css = '.note{color:red}.plate{color:blue}table td{margin:0}p>b{margin:0}'
  expect(fitted(css, '<p class="lead note">A <b>ship</b></p>')).toBe('.note{color:red}p>b{margin:0}')
})

test('of a list of selectors those are kept that can choose something', () => {
  expect(fitted('.note,.plate,p{color:red}', '<p>A ship</p>')).toBe('p{color:red}')
})

test('rules of scripts and sections stay only if something on the page, or its root, has that script or section', () => {
  const css =
    ':root,[data-script=Latn]{margin:0}[data-script=Arab]{margin:1px}[data-script=Hans] .note{margin:2px}[data-rubric=world]{margin:3px}'
  const html =
    '<html data-script="Hans"><body><p class="note" data-rubric="world"><i data-script="Latn"></i></p></body></html>'
  expect(pruneCss(parseCss(css), html)).toBe(css.replace('[data-script=Arab]{margin:1px}', ''))
})

test('a selector that asks for two names needs both', () => {
  expect(fitted('.story .note{color:red}', '<p class="note">A ship</p>')).toBe('')
})

test('what a script may make counts as there', () => {
  expect(fitted('.found{color:red}mark{margin:0}', '<p>A ship</p>', 'e("mark").className="found"')).toBe(
    '.found{color:red}mark{margin:0}',
  )
})

test('a variable or a property of a script is not the name of an element or a class', () => {
  const css = 'i{margin:0}b{margin:0}.voice{margin:0}.rows a{margin:0}'
  expect(fitted(css, '<a>A ship</a>', 'let i=e("b");i.voice=e("a","rows")')).toBe('b{margin:0}.rows a{margin:0}')
})

test('a method of a script is not the name of a class, but a key of an object may be', () => {
  const css = '.top{margin:0}.end{margin:0}'
  expect(fitted(css, '<p>A ship</p>', 'e({top:i});a={end(t){i()}}')).toBe('.top{margin:0}')
})

test('the head of the document is not the class head', () => {
  expect(fitted('.head h1{margin:0}h1{margin:0}', '<h1>A ship</h1>')).toBe('h1{margin:0}')
})

test('the word function of a script is no class, but a string with it is one', () => {
  const css = '.function{margin:0}'
  expect(fitted(css, '<p>A ship</p>', 'a(function(){b()})')).toBe('')
  expect(fitted(css, '<p>A ship</p>', 'e("i","function")')).toBe(css)
})

test('what a script only looks for is not what it makes', () => {
  const css = '.found{margin:0}h3{margin:0}mark{margin:0}'
  expect(fitted(css, '<p>A ship</p>', 'q("main .found, h3");q("mark").className="a"')).toBe('mark{margin:0}')
})

test('a rule for a child needs its parent and the child together', () => {
  const css = '.prose>:is(h2,h3)+*{margin:0}.prose>p{margin:1px}li>ul{margin:2px}:is(.panel p,td)>b{margin:3px}'
  const body =
    '<h2>Ships</h2><div class="wide prose"><img src="a.svg"/><br><p>A <b>ship</b></p></div><ul><li></li></ul>'
  const kept = '.prose>p{margin:1px}'
  expect(fitted(css, body)).toBe(kept)
  expect(fitted(css, `${body}<div class="panel"></div>`)).toBe(`${kept}:is(.panel p)>b{margin:3px}`)
  expect(fitted(css, body, 'e("h3")')).toBe(`.prose>:is(h2,h3)+*{margin:0}${kept}`)
})

test('a rule for what is anywhere in the text needs it there', () => {
  const css =
    '.prose li+li{margin:0}.prose>figure img{margin:1px}.prose :is(td,.note) b{margin:2px}.prose p{margin:3px}html[dir=ltr] .prose a:after{margin:4px}'
  const page = (inside: string) =>
    pruneCss(
      parseCss(css),
      `<html dir="ltr"><body><ul><li></li></ul><div><div class="prose"><figure><div></div></figure><p>A ship</p>${inside}</div></div><p class="note"><b></b><img><a></a></p></body></html>`,
    )
  expect(page('')).toBe('.prose p{margin:3px}')
  expect(page('<ul><li>One</li></ul>')).toBe('.prose li+li{margin:0}.prose p{margin:3px}')
  expect(page('<figure><a><img></a></figure>')).toBe(
    '.prose>figure img{margin:1px}.prose p{margin:3px}html[dir=ltr] .prose a:after{margin:4px}',
  )
  expect(fitted(css, '<div class="prose"><p></p></div>', 'e("li")')).toBe('.prose li+li{margin:0}.prose p{margin:3px}')
})

test('a rule for links to other sites needs such a link', () => {
  const css = '.prose a[href^=http]:after{margin:0}'
  const page = (href: string) => fitted(css, `<div class="prose"><p><a href="${href}">A ship</a></p></div>`, 'e("a")')
  expect([page('/en/about/'), page('#http'), page('https://ship.example/')]).toEqual(['', '', css])
})

test('what a script asks an element for is not what it makes', () => {
  const css = 'ul{margin:0}ol{margin:0}'
  expect(fitted(css, '<p>A ship</p>', 'a.closest("ul").after(e("ol"))')).toBe('ol{margin:0}')
})

test('a parent of one of several children is found, however the list of children is written', () => {
  const css = (choice: string) => `.a > ${choice} { color: red }`
  for (const choice of [':is(.b,.c)', ':is(.b, .c)'])
    expect(fitted(css(choice), '<div class="a"><p><b class="c"></b></p></div>'), choice).toBe('')
})

test('what a selector says of html is true of the page itself, not of a passage in it', () => {
  const css =
    'html[dir=rtl] p{margin:0}html:is([data-script=Latn],[data-script=Cyrl]) p{margin:1px}[data-script=Latn] p{margin:2px}html[dir=ltr] [dir=rtl]{margin:3px}'
  const page = (root: string, body: string) =>
    pruneCss(parseCss(css), `<html lang="hi" ${root}><body>${body}</body></html>`)
  expect(page('dir="ltr" data-script="Deva"', '<p dir="rtl" data-script="Latn">A ship</p>')).toBe(
    '[data-script=Latn] p{margin:2px}html[dir=ltr] [dir=rtl]{margin:3px}',
  )
  expect(page('dir="rtl" data-script="Cyrl"', '<p>A ship</p>')).toBe(
    'html[dir=rtl] p{margin:0}html[data-script=Cyrl] p{margin:1px}',
  )
})

test('of rules for several scripts of pages, a page has its own, or none', () => {
  const css = ':is(html[data-script=Latn],html[data-script=Cyrl]) .a{margin:0}'
  const page = (script: string) =>
    pruneCss(parseCss(css), `<html lang="hi" data-script="${script}"><body><p class="a"></p></body></html>`)
  expect(page('Deva')).toBe('')
  expect(page('Cyrl')).toBe('html[data-script=Cyrl] .a{margin:0}')
})

test('an article may become the language and direction of the page', () => {
  const css = 'html[dir=rtl] p{margin:0}html[lang|=fr] p{margin:1px}'
  const articles = '<article lang="en" dir="ltr"><p>A ship</p></article><article lang="fa" dir="rtl"></article>'
  expect(pruneCss(parseCss(css), `<html lang="en" dir="ltr"><body>${articles}</body></html>`)).toBe(
    'html[dir=rtl] p{margin:0}',
  )
})

test('the rules of one layer come together, where the layer begins', () => {
  const css = '@layer base{p{margin:0}}@layer late{p{margin:1px}}@layer base{p{margin:2px}}p{margin:3px}'
  expect(fitted(css, '<p>A ship</p>')).toBe(
    '@layer base{p{margin:0}p{margin:2px}}@layer late{p{margin:1px}}p{margin:3px}',
  )
})

test('a layer that is only named is left out', () => {
  expect(fitted('@layer theme;@layer base{p{margin:0}}', '<p>A ship</p>')).toBe('@layer base{p{margin:0}}')
})

test('the language of html may be named without its region', () => {
  const css = 'html[lang|=en] p{margin:0}html[lang|=fr] p{margin:1px}'
  const page = (lang: string) =>
    pruneCss(parseCss(css), `<html lang="${lang}"><body><p lang="fr">A ship</p></body></html>`)
  expect(page('en')).toBe('html[lang|=en] p{margin:0}')
  expect(page('en-GB')).toBe('html[lang|=en] p{margin:0}')
})

test('prefixes that no supported browser needs are left out', () => {
  const css = 'p{-webkit-hyphens:manual;hyphens:manual;-webkit-text-size-adjust:100%}'
  expect(fitted(css, '<p>A ship</p>')).toBe('p{hyphens:manual;-webkit-text-size-adjust:100%}')
})

test('where a script names sections, every section counts as used', () => {
  const css = '[data-rubric=world]{margin:0}[data-rubric=science]{margin:1px}[data-script=Arab]{margin:2px}'
  expect(fitted(css, '<p data-rubric="world">A ship</p>', 'i.dataset.rubric=d')).toBe(
    css.replace(/\[data-script.*/, ''),
  )
  expect(fitted(css, '<p data-rubric="world">A ship</p>')).toBe('[data-rubric=world]{margin:0}')
})

test('of what a selector leaves open one name is enough, and none is too few', () => {
  const css =
    ':is(.a,p){margin:0}:is([data-script=Hans],[data-script=Jpan]) p{margin:0}:where(.a .b,td):hover{margin:0}'
  expect(fitted(css, '<p>A ship</p>')).toBe(':is(.a,p){margin:0}')
  expect(fitted(css, '<p data-script="Jpan">A ship</p>')).toBe(':is(.a,p){margin:0}[data-script=Jpan] p{margin:0}')
})

test('states, attributes and what stands in brackets of another pseudo-class are no reason to leave a rule out', () => {
  const css =
    ':root:has(:checked){color:red}p:not(.absent):hover{color:red}[data-theme=dark]{color:red}:is(:hover,.absent){color:red}'
  expect(fitted(css, '<p>A ship</p>')).toBe(css.replace(',.absent', ''))
})

test('a group is kept for what is left in it, and what is no group of rules as it is', () => {
  const css =
    '@layer base,components;@media print{.absent{margin:0}p{margin:0}}@supports (a:b){.absent{margin:0}}@font-face{font-family:x;src:local(y)}@keyframes turn{0%{opacity:0}to{opacity:1}}@view-transition{navigation:auto}'
  expect(fitted(css, '<p>A ship</p>')).toBe(
    '@layer base,components;@media print{p{margin:0}}@font-face{font-family:x;src:local(y)}@keyframes turn{0%{opacity:0}to{opacity:1}}@view-transition{navigation:auto}',
  )
})

test('rules within a rule go with it', () => {
  const css = '.bar{color:red;&:hover{color:blue}}'
  expect(fitted(css, '<p class="bar">A ship</p>')).toBe('.bar{color:red;&:hover{color:blue}}')
  expect(fitted(css, '<p>A ship</p>')).toBe('')
})

test('a name written with escapes is the name that the page has', () => {
  expect(fitted('.md\\:wide{margin:0}', '<p class="md:wide">A ship</p>')).toBe('.md\\:wide{margin:0}')
})

test('names in the text and in the head are no names on the page', () => {
  expect(fitted('.note{color:red}title{color:red}', '<p>class=&quot;note&quot;</p>')).toBe('')
})

test('what is important stays important', () => {
  expect(fitted('p{color:red!important;margin:0}', '<p>A ship</p>')).toBe('p{color:red!important;margin:0}')
})

test('alternatives that a page cannot have are left out of :is(), if the selector stays as specific', () => {
  const css =
    '.prose>:is(.note,.facts,.points) p{margin:0}.prose :is(blockquote,.note){margin:1px}.foot :is(h2,nav){margin:2px}:where(.bar,.nameplate){margin:3px}'
  const body = (kind: string) =>
    `<div class="prose bar foot"><p class="${kind}"><p></p></p><blockquote></blockquote><nav></nav></div>`
  expect(fitted(css, body('note'))).toBe(
    '.prose>.note p{margin:0}.prose :is(blockquote,.note){margin:1px}.foot nav{margin:2px}:where(.bar){margin:3px}',
  )
  expect(fitted(css, body('facts note'))).toContain('.prose>:is(.note,.facts) p')
  // As an element alone it would be less specific than with the class.
  expect(fitted(css, '<div class="prose"><blockquote></blockquote></div>')).toBe(
    '.prose :is(blockquote,.note){margin:1px}',
  )
})

test('what an element must contain must be on the page, and is no name of the element', () => {
  const css = 'body:has(.full){margin:0}.a>:has(.b)>i{margin:1px}:root:not(:has(.full)){margin:2px}'
  expect(fitted(css, '<p class="a"><b><u class="b"></u><i></i></b></p>')).toBe(
    '.a>:has(.b)>i{margin:1px}:root:not(:has(.full)){margin:2px}',
  )
})
