import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Masthead, Nameplate } from '../../components/masthead/masthead.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'

test.each([
  ['Masthead', ''],
  ['港口晚报', ''],
  ['Test Newsroom', 'lengthy'],
  ['中国科学技术报', 'lengthier'],
  ['The Morning Chronicle', 'lengthier'],
])('the name %s is set as large as its length allows: “%s”', (name, length) => {
  const page = aPage({ publication: aPublication(['en'], { name: { '': name } }) })
  show(<Nameplate page={page} />)
  expect(screen.getByRole('heading', { level: 1 }).className).toBe(length)
  cleanup()
  show(<Masthead page={page} />)
  expect(screen.getByRole('link', { name }).className).toBe(`mark flag ${length}`.trim())
})

test('a front page without sections has the main topics under its name', () => {
  const topics = [
    { slug: 'ships', label: 'Ships', lang: 'en' },
    { slug: 'wheat', label: '小麦', lang: 'zh' },
  ]
  const { publication } = aPage()
  show(<Nameplate page={aPage({ publication: { ...publication, sections: {} } })} topics={topics} />)
  const links = within(screen.getByRole('navigation', { name: messagesFor('en').topics })).getAllByRole('link')
  expect(links.map((link) => [link.getAttribute('href'), link.lang])).toEqual([
    ['/en/topics/ships/', ''],
    ['/en/topics/wheat/', 'zh'],
  ])
  cleanup()
  show(<Nameplate page={aPage({ publication: { ...publication, sections: {} } })} />)
  expect(screen.queryByRole('navigation', { name: messagesFor('en').topics })).toBeNull()
})
