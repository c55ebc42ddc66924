import { expect, it } from 'vitest'
import { OpenPage } from '../page/open-page.ts'

const SERVED = '<main id="main"><p id="p1">One</p><p id="p2">Two</p><share-story></share-story></main>'

it('changes in an open page what is served otherwise, and leaves what scripts and readers did to it', () => {
  const { root, page } = open(SERVED)
  const [one, two] = root.querySelectorAll('p')
  const share = root.querySelector('share-story')
  share?.append(document.createElement('button'))
  two?.setAttribute('data-read', '')
  page.become(
    pageOf(SERVED.replace('<p id="p1">One', '<p id="p1">Begin</p><p id="p2">One').replace('"p2">Two', '"p3">Two, too')),
  )
  expect([...root.querySelectorAll('p')].map(({ id, textContent }) => `${id} ${textContent}`)).toEqual([
    'p1 Begin',
    'p2 One',
    'p3 Two, too',
  ])
  expect(root.querySelector('share-story button')).toBe(share?.firstChild)
  expect(two?.isConnected && two.id).toBe('p3')
  page.become(pageOf(SERVED))
  expect([...root.querySelectorAll('p')].map(({ id }) => id)).toEqual(['p1', 'p2'])
  expect(one?.isConnected && two?.hasAttribute('data-read')).toBe(true)
})

it('leaves a reader’s settings on the root', () => {
  const { root, page } = open('')
  root.setAttribute('data-theme', 'dark')
  const next = pageOf('')
  next.setAttribute('lang', 'ar')
  page.become(next)
  expect([root.getAttribute('data-theme'), root.getAttribute('lang')]).toEqual(['dark', 'ar'])
  root.removeAttribute('data-theme')
  root.removeAttribute('lang')
})

function open(body: string): { root: HTMLElement; page: OpenPage } {
  document.body.innerHTML = body
  return { root: document.documentElement, page: new OpenPage(document.documentElement) }
}

function pageOf(body: string): HTMLElement {
  return new DOMParser().parseFromString(body, 'text/html').documentElement
}
