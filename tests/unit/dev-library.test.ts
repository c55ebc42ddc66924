import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { planFront } from '../../lib/library/front-plan.ts'
import { DevLibrary } from '../../lib/server/dev-library.ts'
import { inOneLine, replaced, withBody, writeNewsroom } from '../content/newsroom.ts'

const HARVEST = 'stories/harvest/en.md'

it('reads again only the folder that has changed, and updates what follows from it elsewhere', () => {
  const root = writeNewsroom({ 'stories/mill/en.md': withBody('See [the harvest](../harvest/#p1).') })
  const dev = new DevLibrary(root)
  const before = dev.library?.stories
  expect([...dev.problems]).toEqual([])
  writeFileSync(path.join(root, HARVEST), withBody('## No paragraph'))
  dev.update([path.join(root, HARVEST)])
  expect(dev.library?.stories.get('mill')).toBe(before?.get('mill'))
  expect(dev.library?.stories.get('harvest')?.editions.get('en')?.title).toBe('A second story')
  expect(dev.problems.map(inOneLine)).toContain('content/stories/mill/en.md:6:5 link-broken')
  rmSync(path.join(root, 'stories/harvest'), { recursive: true })
  dev.update([path.join(root, 'stories/harvest/ar.md'), path.join(root, 'stories/harvest')])
  expect([...(dev.library?.stories.keys() ?? [])]).toEqual(['mill'])
})

it('shows a story whatever is wrong with it: its sound keys and its text', () => {
  const dev = new DevLibrary(
    writeNewsroom({
      [HARVEST]: replaced('section: science', 'section: nowhere\nkindd: news'),
      'stories/mill/en.md': 'Words.',
    }),
  )
  const edition = dev.library?.stories.get('harvest')?.editions.get('en')
  expect(edition).toMatchObject({ title: 'The harvest is in', section: 'nowhere' })
  expect(edition?.sections.length).toBeGreaterThan(1)
  expect(dev.library?.stories.get('mill')?.editions.get('en')).toMatchObject({
    title: 'mill',
    sections: [{ id: 'p1' }],
  })
  expect(dev.problems.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['key-unknown', 'front-matter-missing']))
})

it('keeps the last publication that could be read, and says what is wrong with site.yaml', () => {
  vi.stubEnv('UNPUBLISHED', 'shown')
  const root = writeNewsroom()
  const dev = new DevLibrary(root)
  writeFileSync(path.join(root, 'site.yaml'), 'name: [')
  dev.update([path.join(root, 'site.yaml')])
  expect(dev.library?.stories.has('harvest')).toBe(true)
  expect(dev.problems.map(({ rule }) => rule)).toContain('yaml-invalid')
})

it('shows another text of the interface as soon as its file is saved', () => {
  const root = writeNewsroom({ 'messages/en.json': '{"accept": "Yes"}' })
  const dev = new DevLibrary(root)
  const accept = () => dev.library?.publication.messages.en?.accept
  expect(accept()).toBe('Yes')
  writeFileSync(path.join(root, 'messages/en.json'), '{"accept": "Aye"}')
  dev.update([path.join(root, 'messages/en.json')])
  expect(accept()).toBe('Aye')
})

it('shows another choice of editors as soon as front.yaml is saved, and a wrong name with its place', () => {
  const root = writeNewsroom({ 'stories/mill/en.md': withBody('It turns.') })
  const dev = new DevLibrary(root)
  const leads = () => dev.library && planFront(dev.library, 'en').lead?.edition.slug
  expect(leads()).toBe('mill')
  const stories = dev.library?.stories
  const save = (yaml: string) => {
    writeFileSync(path.join(root, 'front.yaml'), yaml)
    dev.update([path.join(root, 'front.yaml')])
  }
  save('lead: harvest\n')
  expect(leads()).toBe('harvest')
  expect(dev.library?.stories.get('mill')).toBe(stories?.get('mill')) // no story is read again
  save('lead: harvst\n')
  expect(leads()).toBe('mill')
  expect(dev.problems.map(inOneLine)).toContain('content/front.yaml:1:7 front-story')
})
