import { expect, test } from 'vitest'
import { generateStaticParams } from '../../../app/[lang]/[slug]/page.tsx'
import { renderPage } from '../../../app/render.tsx'
import { withLibrary } from '../../../lib/index/the-library.ts'
import { hasList } from '../../../lib/library/lists.ts'
import { pageContext } from '../../../lib/library/page-context.ts'
import { sitemapEntries } from '../../../lib/syndication/sitemap.ts'
import { type Changes, withFrontMatter } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { english, WITH_WANTED } from './a-newsroom.ts'

const BARNS = { 'stories/barns/en.md': english(1) }

const page = (lang: string, changes: Changes = {}) =>
  renderPage(`/${lang}/wanted/`, libraryOf({ ...WITH_WANTED, ...BARNS, ...changes }))

test('the page of a language has its stories in their own language, and what each needs', async () => {
  const { markup } = await page('ar')
  expect(markup).toContain('<h2 id="wanted-barns"><a href="/en/barns/" lang="en" dir="ltr">Story of day 1</a></h2>')
  expect(markup).toContain('<b>لم يُترجم بعد</b><br/><bdi>الأصل: الإنجليزية</bdi> · <bdi>عدد الكلمات: 6</bdi> · ')
  expect(markup).toContain('<a href="/ar/wanted/feed.xml">')
})

test('a language in which nothing is wanted says so', async () => {
  expect((await page('en')).markup).toContain('Every story is translated into this language.')
})

test('no search engine may show the page, and no sitemap lists it', async () => {
  expect((await page('ar')).metadata.robots).toBe('noindex')
  const written = { ...WITH_WANTED, 'pages/wanted/en.md': withFrontMatter('title: Join us') }
  const addresses = [...sitemapEntries(libraryOf(written)).values()].flat().map(({ address }) => address)
  expect(addresses).not.toContain('/en/wanted/')
  expect(addresses).toContain('/en/about/')
})

test('the text of a standing page of that name comes before the stories, in the languages that have it', async () => {
  const written = { 'pages/wanted/ar.md': withFrontMatter('title: انضم إلينا') }
  const { markup, metadata } = await page('ar', written)
  expect(metadata.title).toBe('انضم إلينا | The Gazette')
  expect(markup.indexOf('One paragraph.')).toBeLessThan(markup.indexOf('wanted-barns'))
  expect(markup).toContain('One paragraph.')
  expect((await page('en', written)).metadata.title).toBe('Translations wanted | The Gazette')
})

test('a link leads to the desk, if there is one', async () => {
  const site = { 'site.yaml': (good: string) => `${good}translation: {wanted: true}\neditor: {host: folder}\n` }
  expect((await page('ar', site)).markup).toContain(
    '<a href="/editor/#/text/barns/ar" aria-describedby="wanted-barns">',
  )
  expect((await page('ar')).markup).not.toContain('/editor/')
})

test('the footer of each language leads to its page, which texts and menus may link to', () => {
  const library = libraryOf({ ...WITH_WANTED, 'pages/wanted/en.md': withFrontMatter('title: Join us') })
  const links = (lang: string) =>
    pageContext(library, lang, `/${lang}/`, new Map()).standing.filter(({ address }) => address.endsWith('/wanted/'))
  expect(links('en')).toEqual([{ address: '/en/wanted/', title: 'Join us', lang: 'en' }])
  expect(links('ar')).toEqual([{ address: '/ar/wanted/', title: 'ترجمات مطلوبة', lang: 'ar' }])
  expect(hasList(library, '/ar/wanted/')).toBe(true)
})

test('without the choice there is no page, no link, and a standing page of that name is one like others', async () => {
  const library = libraryOf({ ...BARNS, 'pages/wanted/en.md': withFrontMatter('title: Jobs') })
  await expect(renderPage('/ar/wanted/', library)).rejects.toThrow('There is no page “wanted” in ar.')
  expect((await renderPage('/en/wanted/', library)).markup).not.toContain('wanted-')
  expect(hasList(library, '/ar/wanted/')).toBe(false)
  const slugs = await withLibrary(library, async () => generateStaticParams({ params: { lang: 'ar' } }))
  expect(slugs).not.toContainEqual({ lang: 'ar', slug: 'wanted' })
})

test('Next exports the page of every language', async () => {
  const slugs = await withLibrary(libraryOf(WITH_WANTED), async () => generateStaticParams({ params: { lang: 'ar' } }))
  expect(slugs).toContainEqual({ lang: 'ar', slug: 'wanted' })
})
