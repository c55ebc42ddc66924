import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageStore } from '../../../lib/cache/page-store.ts'
import { writeSealed } from '../../../lib/cache/sealed-file.ts'
import { frontCard, storyCard } from '../../../lib/cards/card.ts'
import { cachedCard, cardKey, forgetCards } from '../../../lib/cards/card-cache.ts'
import { frontCards, storyCards, unpublishedCards } from '../../../lib/cards/card-files.ts'
import { languageOf } from '../../../lib/language/language.ts'
import { aPublication } from '../../component/helpers/publication.ts'
import { aStory, aWork, COVER } from '../../component/helpers/story.ts'
import { aCard } from './cards.ts'

vi.setConfig({ testTimeout: 60_000 }) // a busy machine draws slowly

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cards-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllEnvs()
})

function context() {
  const store = new PageStore(path.join(folder, 'pages'), undefined)
  return { publication: aPublication(), site: new URL('https://news.example/'), cache: folder, store }
}

describe('the cards of a site', () => {
  it('are one for each language of a story, and one for each front page', async () => {
    expect((await storyCards(aWork(aStory()), context())).map(({ name }) => name)).toEqual([
      'en/ships/card.jpg',
      'zh/ships/card.jpg',
      'ar/ships/card.jpg',
    ])
    expect(frontCards(context()).map(({ name }) => name)).toEqual(['en/card.jpg', 'zh/card.jpg', 'ar/card.jpg'])
  })

  it('are none where nobody knows where the site is: a card is named by its whole address', async () => {
    const nowhere = { ...context(), site: undefined }
    expect([...(await storyCards(aWork(aStory()), nowhere)), ...frontCards(nowhere)]).toEqual([])
  })

  it('are none with CARDS=off', async () => {
    vi.stubEnv('CARDS', 'off')
    expect([...(await storyCards(aWork(aStory()), context())), ...frontCards(context())]).toEqual([])
  })
})

describe('a story’s card', () => {
  const publication = aPublication()

  it('shows its title, desk and form, and the publication’s name', () => {
    const edition = aStory({
      lang: 'ar',
      title: 'Cafe\u0301 🚢 at sea 1\ufe0f\u20e3 ❤️',
      section: 'harbour',
      kind: 'opinion',
    })
    expect(storyCard(edition, publication)).toMatchObject({
      name: 'The Loopback Post',
      text: 'Café at sea 1',
      kicker: 'Harbour (ar) / رأي',
      desk: 'opinion',
    })
    expect(frontCard(languageOf('zh'), publication).text).toBe('News from nowhere (zh)')
  })

  it('is another only if it shows something else', () => {
    const keyOf = (facts: Parameters<typeof aStory>[0]) => cardKey(storyCard(aStory(facts), publication))
    const cover = { ...COVER, picture: { ...COVER.picture, path: '/elsewhere/ships.png' }, alt: 'Other words' }
    expect(keyOf({ description: 'Other words', sections: [] })).toBe(keyOf({}))
    expect(keyOf({ cover })).toBe(keyOf({ cover: COVER }))
    const others = [{ title: 'Other' }, { kind: 'news' as const }, { section: 'harbour' }, { cover }, { lang: 'ar' }]
    expect(new Set([{}, ...others].map(keyOf)).size).toBe(6)
  })
})

describe('what was drawn', () => {
  it('is not drawn again, and is stored once', async () => {
    const { store } = context()
    const [records, stored] = [path.join(folder, 'cards'), path.join(folder, 'pages')]
    const card = await cachedCard(aCard('en', 'Ships'), 'en/card.jpg', records, store)
    expect(store.read(card).subarray(0, 2).toString('hex')).toBe('ffd8')
    expect(filesIn(stored)).toHaveLength(1)
    const [record = ''] = filesIn(records)
    expect(statSync(record).size).toBeLessThan(100)
    expect(await cachedCard(aCard('en', 'Ships'), 'en/card.jpg', records, store)).toEqual(card)
    writeSealed(record, [store.addPlain('other', 'kept').sha256])
    const textOf = async (title: string) =>
      store.read(await cachedCard(aCard('en', title), 'en/card.jpg', records, store)).toString()
    expect(await textOf('Ships')).toBe('kept')
    expect(await textOf('Boats')).not.toBe('kept')
    expect(filesIn(records)).toHaveLength(2)
  })

  it('is drawn again where the record or the file is damaged', async () => {
    const records = path.join(folder, 'cards')
    const draw = async () => {
      const { store } = context() // a new one, as in the next build
      const card = await cachedCard(aCard('en', 'Ships'), 'en/card.jpg', records, store)
      return { card, picture: store.read(card) }
    }
    const first = await draw()
    for (const damaged of ['cards', 'pages']) {
      for (const file of filesIn(path.join(folder, damaged))) truncateSync(file)
      expect(await draw()).toEqual(first)
    }
  })

  it('stays in the store through a build without cards', async () => {
    const { store, site, cache } = context()
    const [card] = await storyCards(aWork(aStory()), context())
    expect(unpublishedCards({ site, cache })).toEqual([])
    const left = unpublishedCards({ site: undefined, cache })
    expect(left).toHaveLength(3)
    store.keepOnly(left)
    expect(card && store.has(card)).toBe(true)
  })

  it('is forgotten once much of it is no longer wanted', async () => {
    const { store } = context()
    const records = path.join(folder, 'cards')
    await cachedCard(aCard('en', 'Ships'), 'en/card.jpg', records, store)
    await cachedCard(aCard('en', 'Boats'), 'en/card.jpg', records, store)
    const wanted = () => [cardKey(aCard('en', 'Ships'))]
    forgetCards(records, 1, wanted)
    expect(filesIn(records)).toHaveLength(2)
    const [start = ''] = readdirSync(records)
    for (let count = 0; count < 300; count++) writeFileSync(path.join(records, start, `${count}`), '')
    forgetCards(records, 1, wanted)
    expect(filesIn(records).map((file) => path.basename(file))).toEqual(wanted())
    expect(() => forgetCards(path.join(folder, 'none'), 1, wanted)).not.toThrow()
    expect(existsSync(path.join(folder, 'none'))).toBe(false)
  })
})

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
}
