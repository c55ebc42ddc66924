import { expect, it } from 'vitest'
import { isEdition } from '../../components/place/reading-place.ts'

it.each([
  ['<p class="translated"><a hreflang="en" href="../../en/bridge/">', true],
  ['<ul class="langs"><li><a hreflang="fa" href="/fa/%D9%BE%D9%84/#p2">', true],
  ['<ul class="langs"><li><a hreflang="fa" href="/fa/%D9%BE%D9%84/index.html">', true],
  ['<ul class="langs"><li><a hreflang="sw" href="/sw/">', false], // a language without the story: its front page
  ['<ul class="langs"><li><a hreflang="ru" href="/ru/%D0%BC%D0%BE%D1%81%D1%82/">', false], // this page
  ['<p><a hreflang="en" href="/en/another-story/">', false],
])('the link %s leads to the same story: %s', (html, isOne) => {
  history.replaceState(null, '', '/ru/%D0%BC%D0%BE%D1%81%D1%82/')
  document.body.innerHTML = html
  const link = document.querySelector('a')
  expect(link && isEdition(link)).toBe(isOne)
})
