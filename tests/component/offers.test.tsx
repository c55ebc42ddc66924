import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Comments, Newsletter, Support } from '../../components/offer/offers.tsx'
import { Footer } from '../../components/page/page.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { NewsletterOffer } from '../../lib/publication/newsletter.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import { aPage, aPublication, localised } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStoryEdition } from './helpers/story.ts'

const NEWSLETTER: NewsletterOffer = {
  place: ['story'],
  address: 'https://lists.example/in?u=1&id=2',
  form: {
    email: 'EMAIL',
    fields: { tag: { en: 'english', ar: 'arabic' }, embed: { '': '1' } },
    trap: 'b_1_2',
    hosts: [],
  },
}

const pageWith = (newsletter: NewsletterOffer, lang = 'en') =>
  aPage({ lang, publication: aPublication(undefined, { newsletter }) })

test('the form asks for one address, and is sent to the provider with the fields of the language', () => {
  const words = messagesFor('ar')
  const region = show(<Newsletter place="story" page={pageWith(NEWSLETTER, 'ar')} />)
  expect(within(region).getByRole('heading', { level: 2, name: words.newsletter })).toBeVisible()
  const address = within(region).getByRole('textbox', { name: words.emailAddress })
  expect(address).toBeRequired()
  expect(address).toHaveAttribute('autocomplete', 'email')
  expect(address).toHaveAttribute('dir', 'ltr')
  const form = element(region, 'form')
  expect(form).toHaveAttribute('method', 'post')
  expect(form).toHaveAttribute('action', 'https://lists.example/in?u=1&id=2')
  const fields = [...region.querySelectorAll('input')].map(({ name, value }) => [name, value])
  expect(fields).toEqual([
    ['EMAIL', ''],
    ['tag', 'arabic'],
    ['embed', '1'],
    ['b_1_2', ''],
  ])
  expect(within(region).getByRole('button', { name: words.subscribe })).toHaveAttribute('type', 'submit')
})

test('readers see who gets their address, and a link to the privacy page', () => {
  show(<Newsletter place="story" page={pageWith(NEWSLETTER)} />)
  expect(screen.getByText('lists.example').parentElement).toHaveTextContent(
    'Your email address will be sent to lists.example.',
  )
  expect(screen.getByRole('link', { name: 'The privacy' })).toHaveAttribute('href', '/en/privacy/')
})

test('the field that only programs fill in is out of reach of readers', () => {
  const trap = element(show(<Newsletter place="story" page={pageWith(NEWSLETTER)} />), '[name="b_1_2"]')
  expect(trap).toHaveAttribute('tabindex', '-1')
  expect(trap).toHaveAttribute('aria-hidden', 'true')
  expect(trap).toHaveAttribute('autocomplete', 'off')
})

test('the heading and the text are those of the publication, if it has any', () => {
  const own = { ...NEWSLETTER, title: localised('The week'), text: localised('On Fridays') }
  show(<Newsletter place="story" page={pageWith(own, 'ar')} />)
  expect(screen.getByRole('heading', { level: 2, name: 'The week (ar)' })).toBeVisible()
  expect(screen.getByText('On Fridays (ar)')).toBeVisible()
})

test('a provider without a form gets a link; by mail, no host is named', () => {
  const address = 'mailto:news@gazette.example?subject=subscribe'
  show(<Newsletter place="story" page={pageWith({ place: ['story'], address })} />)
  expect(screen.getByRole('link', { name: 'Subscribe' })).toHaveAttribute('href', address)
  expect(screen.queryByText(/Your address/)).toBeNull()
})

test('it is only where the publication wants it', () => {
  expect(show(<Newsletter place="front" page={pageWith(NEWSLETTER)} />)).toBeEmptyDOMElement()
  expect(show(<Newsletter place="story" page={aPage()} />)).toBeEmptyDOMElement()
  show(<Footer page={pageWith({ ...NEWSLETTER, place: ['footer'] })} />)
  expect(screen.getByRole('heading', { name: 'Newsletter' })).toBeVisible()
})

test('the footer offers none where the page itself has one', () => {
  const page = pageWith({ ...NEWSLETTER, place: ['front', 'footer'] })
  show(<Footer page={page} offering="front" />)
  expect(screen.queryByRole('heading', { name: 'Newsletter' })).toBeNull()
  show(<Footer page={page} offering="story" />)
  expect(screen.getByRole('heading', { name: 'Newsletter' })).toBeVisible()
})

test('the page of stories on the device offers none: it is for readers who are offline', () => {
  const page = { ...pageWith({ ...NEWSLETTER, place: ['footer'] }), address: '/en/offline/' }
  show(<Footer page={page} />)
  expect(screen.queryByRole('heading', { name: 'Newsletter' })).toBeNull()
})

test('pages for support are links with what the support is for, and say what they are to machines', () => {
  const support = [
    { label: localised('Give'), url: { '': 'https://give.example/' }, note: localised('For translators') },
  ]
  show(<Support page={aPage({ lang: 'zh', publication: aPublication(undefined, { support }) })} />)
  expect(screen.getByRole('heading', { level: 2, name: messagesFor('zh').support })).toBeVisible()
  const link = screen.getByRole('link', { name: 'Give (zh)' })
  expect(link).toHaveAttribute('href', 'https://give.example/')
  expect(link).toHaveAttribute('rel', 'payment')
  expect(screen.getByText('For translators (zh)')).toBeVisible()
})

test('a publication without pages for support has no heading for them', () => {
  expect(show(<Support page={aPage()} />)).toBeEmptyDOMElement()
})

const FRAME = { use: 'frame', frame: 'https://talk.example/in?page={address}&id={slug}&lang={language}' } as const

/** Shows the comments of a story. */
function shown(own: string | undefined, comments?: Publication['comments'], lang = 'en'): HTMLElement {
  const page = aPage({ lang, publication: aPublication(undefined, comments && { comments }) })
  return show(<Comments edition={aStoryEdition({ comments: own })} page={page} />)
}

test('a story that names its thread links to it, whatever the publication has', () => {
  shown('https://social.example/@news/1', FRAME, 'ar')
  expect(screen.getByRole('heading', { level: 2, name: messagesFor('ar').comments })).toBeVisible()
  const link = screen.getByRole('link', { name: 'ناقش هذا المقال على social.example' })
  expect(link).toHaveAttribute('href', 'https://social.example/@news/1')
})

test('a letter to the newsroom has the name of the story as its subject', () => {
  shown(undefined, { use: 'mailto', address: 'letters@news.example' })
  expect(screen.getByRole('link', { name: 'letters@news.example' })).toHaveAttribute(
    'href',
    'mailto:letters@news.example?subject=ships',
  )
})

test('a frame waits for a click, knows the story by its address, and may send forms', () => {
  const waiting = element(shown(undefined, FRAME, 'zh'), 'embed-frame')
  expect(waiting).toHaveAttribute('data-frame', 'https://talk.example/in?page=%2Fzh%2Fships%2F&id=ships&lang=zh')
  expect(waiting).toHaveAttribute('data-title', messagesFor('zh').comments)
  expect(waiting.getAttribute('sandbox')).toContain('allow-forms')
  expect(waiting).toHaveTextContent('talk.example')
  expect(screen.getByRole('button', { name: messagesFor('zh').embedShow })).toBeVisible()
  // Without script there is no button, but the same comments at their own address.
  expect(screen.getByRole('link')).toHaveAttribute('href', waiting.dataset.frame)
})

test('there is nothing where the publication has no comments, or the story wants none', () => {
  expect(shown(undefined)).toBeEmptyDOMElement()
  expect(shown('off', FRAME)).toBeEmptyDOMElement()
})
