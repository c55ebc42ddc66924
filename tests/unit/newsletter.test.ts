import { expect, test } from 'vitest'
import { formOrigins, newsletterSchema, toNewsletter } from '../../lib/publication/newsletter.ts'

const read = (facts: object) => toNewsletter(newsletterSchema.parse(facts))

test('each provider that needs a form gets its address and the names of its fields', () => {
  expect(read({ use: 'buttondown', user: 'gazette', fields: { tag: 'paper' } })).toMatchObject({
    address: 'https://buttondown.com/api/emails/embed-subscribe/gazette',
    form: { email: 'email', fields: { embed: { '': '1' }, tag: { '': 'paper' } } },
  })
  expect(
    read({ use: 'mailchimp', form: 'https://gazette.us1.list-manage.com/subscribe/post?u=12ab&id=34cd&f_id=5' }),
  ).toMatchObject({
    address: 'https://gazette.us1.list-manage.com/subscribe/post?u=12ab&id=34cd&f_id=5',
    form: { email: 'EMAIL', trap: 'b_12ab_34cd', fields: {} },
  })
  expect(read({ action: 'https://lists.example/in', email: 'address', trap: 'website' })).toMatchObject({
    address: 'https://lists.example/in',
    form: { email: 'address', trap: 'website' },
  })
})

test.each(['https://lists.example/mail', 'https://lists.example/mail/'])(
  'listmonk may be below a path, and have a list for each language: %s',
  (server) => {
    expect(read({ use: 'listmonk', server, list: { en: 'a-1', ar: 'b-2' } })).toMatchObject({
      address: 'https://lists.example/mail/subscription/form',
      form: { email: 'email', trap: 'nonce', fields: { l: { en: 'a-1', ar: 'b-2' } } },
    })
  },
)

test('a provider without a form for other sites gets a link', () => {
  expect(read({ use: 'ghost', server: 'https://gazette.ghost.io' })).toMatchObject({
    address: 'https://gazette.ghost.io/#/portal/signup',
  })
  expect(read({ use: 'mailto', address: 'news@gazette.example' })).toMatchObject({
    address: 'mailto:news@gazette.example?subject=subscribe',
  })
})

test('pages offer it under stories unless site.yaml names other places', () => {
  expect(read({ use: 'buttondown', user: 'a' }).place).toEqual(['story'])
  expect(read({ use: 'buttondown', user: 'a', place: ['footer'] }).place).toEqual(['footer'])
})

test('a form may be sent to its own origin and lead to those that site.yaml names; a link needs none', () => {
  const action = 'https://lists.example:8443/in?list=1'
  expect(formOrigins(read({ action, hosts: ['https://thanks.example/done'] }))).toEqual([
    'https://lists.example:8443',
    'https://thanks.example',
  ])
  expect(formOrigins(read({ use: 'ghost', server: 'https://gazette.ghost.io' }))).toEqual([])
  expect(formOrigins(undefined)).toEqual([])
})
