import { expect, test } from 'vitest'
import { pageContext } from '../../lib/library/page-context.ts'
import { type Changes, withFrontMatter } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'

const page = (title: string) => withFrontMatter(`title: ${title}`)
const TWO_MORE = { 'pages/jobs/en.md': page('Jobs'), 'pages/contact/en.md': page('Contact') }

test('every standing page is linked: the four that are required, then the others by name', () => {
  expect(addresses(TWO_MORE)).toEqual(['privacy', 'terms', 'cookies', 'about', 'contact', 'jobs'].map(inEnglish))
})

test('site.yaml may name pages that come first; the others follow as ever', () => {
  const order = { ...TWO_MORE, 'site.yaml': (good: string) => `${good}pages: [jobs, about]\n` }
  expect(addresses(order)).toEqual(['jobs', 'about', 'privacy', 'terms', 'cookies', 'contact'].map(inEnglish))
})

test('a page that is not translated is linked in the default language; one that only another language has is not', () => {
  const changes = { 'pages/jobs/en.md': page('Jobs'), 'pages/contact/ar.md': page('اتصل بنا') }
  expect(addresses(changes, 'ar').slice(4)).toEqual(['/ar/contact/', '/en/jobs/'])
  expect(addresses(changes, 'en').slice(4)).toEqual(['/en/jobs/'])
})

test('a page of which all is a draft is not linked, and may be named', () => {
  const draft = { 'pages/jobs/en.md': withFrontMatter('title: Jobs\ndraft: true') }
  expect(addresses({ ...draft, 'site.yaml': (good: string) => `${good}pages: [jobs]\n` })).toHaveLength(4)
})

function inEnglish(slug: string): string {
  return `/en/${slug}/`
}

function addresses(changes: Changes, lang = 'en'): string[] {
  const { standing } = pageContext(libraryOf(changes), lang, `/${lang}/`, new Map())
  return standing.map(({ address }) => address)
}
