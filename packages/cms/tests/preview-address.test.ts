import { expect, test } from 'vitest'
import { cmsSchema } from '../../../lib/publication/cms-schema.ts'
import { previewAddress } from '../desk/hosts/preview-address.ts'

test('the address of a branch is written as Netlify, Cloudflare Pages and GitLab write it', () => {
  const branch = 'desk/pt-BR/the_harbour-reopens-after-the-long-storm-of-the-winter-in-the-north'
  expect(previewAddress('https://{branch}--news.netlify.app', 'desk/pt-BR/harbour')).toBe(
    'https://desk-pt-br-harbour--news.netlify.app',
  )
  expect(previewAddress('https://{branch}.news.pages.dev/', branch)).toBe(
    'https://desk-pt-br-the-harbour-reope.news.pages.dev/',
  )
  expect(previewAddress('https://news.gitlab.io/{branch}/', branch)).toBe(
    'https://news.gitlab.io/desk-pt-br-the-harbour-reopens-after-the-long-storm-of-the-wint/',
  )
})

test('site.yaml takes only an address with {branch} in it', () => {
  const parsed = (preview: string) => cmsSchema.safeParse({ host: 'gitlab', repo: 'a/b', preview }).success
  expect(
    [
      'https://{branch}.news.pages.dev',
      'https://news.example/{branch}/',
      'https://news.example/',
      '{branch}',
      'javascript:{branch}',
    ].map(parsed),
  ).toEqual([true, true, false, false, false])
})
