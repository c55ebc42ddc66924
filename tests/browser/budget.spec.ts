import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { bytesAtLongAddress, bytesToText, LONG_ADDRESS } from '../../packages/bench/weigh-pages.ts'
import { STORY } from '../fixtures/publication.ts'
import { filesIn, pagesIn } from './built-page.ts'
import { SITES } from './sites.ts'
import { builtPage, expect, JOURNEY, LANGUAGES, storyPath, test } from './test.ts'

// A first answer carries ten packets of about 1,460 bytes (RFC 6928): a page within that needs one round trip.
const FIRST_ANSWER = 14_600
const SCRIPT = 9_000
const EVERY_PAGE = 5_400
const README = readFileSync('README.md', 'utf8')
// The scripts of the search page, of the list of saved stories and of live stories, and the service worker;
// search.spec.ts and offline.spec.ts see to that.
const NOT_FOR_READING = /^assets\/(search|offline|live)\.|^sw\.js$/

test('the story fits into a server’s first answer in every language, at an address of 40 characters', JOURNEY, () => {
  expect(LONG_ADDRESS).toHaveLength(40)
  const pages = pagesIn('seed').filter((address) => address.endsWith(`/${STORY}/`))
  const weigh = (page: string) =>
    bytesAtLongAddress(path.join(SITES.seed, page, 'index.html'), 'https://masthead.example')
  expectWithin(FIRST_ANSWER, pages, weigh)
  // What the README promises is what is measured.
  expectWithin(figureIn(/with its full text, is at most ([\d,]+) bytes/), pages, weigh)
})

// What services need, such as their part of the cookie settings, precedes the text; newsletter, support and comments
// follow it.
test('with services that ask for consent, the first answer has all of the story’s text in every language', async () => {
  const bytes = await Promise.all(
    LANGUAGES.map(async (lang) => ({
      lang,
      bytes: await bytesToText(path.join(SITES.services, storyPath(lang), 'index.html')),
    })),
  )
  expect(bytes.filter((page) => page.bytes > FIRST_ANSWER)).toEqual([])
})

test('every other page fits into a server’s first answer in every language', JOURNEY, () => {
  expectWithin(
    FIRST_ANSWER,
    pagesIn('seed').filter((address) => !address.endsWith(`/${STORY}/`)),
  )
})

for (const site of ['seed', 'services'] as const) {
  test(
    `${site}: all script that a story may load is within 9,000 bytes; what every page has of it, within 5,400`,
    JOURNEY,
    () => {
      const files = filesIn(site).filter((name) => /\.[cm]?js$/.test(name) && !NOT_FOR_READING.test(name))
      const bytes = files.map((name) => [name.replace(/^assets\/(.*)\.[\da-f]+\.js$/, '$1'), bytesSent(name, site)])
      const { masthead = Number.NaN, lazy = Number.NaN, ...others } = Object.fromEntries(bytes)
      expect(Object.keys(others)).toEqual(['language-chooser']) // the choice of language has a script of its own
      expect(masthead + lazy).toBeLessThanOrEqual(SCRIPT)
      expect(masthead).toBeLessThanOrEqual(EVERY_PAGE)
      expect(masthead).toBeLessThanOrEqual(figureIn(/A story loads at most ([\d,]+) bytes/))
    },
  )
}

test(
  'what loads on demand, such as two languages side by side, has its style in one sheet, within 2,300 bytes',
  JOURNEY,
  () => {
    const sheets = filesIn('seed').filter((name) => /^assets\/.*\.css$/.test(name))
    expect(sheets).toEqual([expect.stringMatching(/^assets\/lazy\.[\da-f]{12}\.css$/)])
    expect(bytesSent(sheets[0] ?? '')).toBeLessThanOrEqual(2300)
  },
)

test('nothing that the framework needs for itself is in the folder', JOURNEY, () => {
  expect(
    filesIn('seed').filter((name) =>
      /_next|_not-found|\.(map|rsc)$|(?<!pagefind-entry|feed|robots|llms|gpc|security)\.(txt|json)$/.test(name),
    ),
  ).toEqual([])
  for (const address of pagesIn('seed')) {
    expect(builtPage(address), address).not.toMatch(/_next|__next|self\.__|\$RC\(|<template|rel="?(module)?preload/)
  }
})

test('the page is painted while its script and its picture are still on their way', JOURNEY, async ({ page }) => {
  await page.route(/\/assets\//, () => {}) // never answered
  await page.goto(storyPath('en'), { waitUntil: 'commit' })
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.evaluate(() => document.readyState)).toBe('interactive')
})

/** The bytes that hosts send of a file: the build compresses it as far as possible. */
function bytesSent(name: string, site: 'seed' | 'services' = 'seed'): number {
  return statSync(path.join(SITES[site], `${name}.br`)).size
}

function bytesOfPage(address: string): number {
  return bytesSent(address.endsWith('.html') ? address : `${address}index.html`)
}

/** Returns a number of the README. */
function figureIn(sentence: RegExp): number {
  return Number(sentence.exec(README)?.[1]?.replace(',', '')) // without such a sentence nothing is within it
}

/** Names the heaviest page where one is too heavy. */
function expectWithin(budget: number, addresses: readonly string[], weigh = bytesOfPage): void {
  const weighed = addresses.map((address) => ({ address, bytes: weigh(address) }))
  const heaviest = weighed.reduce((a, b) => (b.bytes > a.bytes ? b : a))
  expect(weighed.length).toBeGreaterThanOrEqual(12)
  expect(heaviest.bytes, `The heaviest page is ${heaviest.address}.`).toBeLessThanOrEqual(budget)
}
