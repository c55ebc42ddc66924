import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSealed, writeSealed } from '../../../lib/cache/sealed-file.ts'
import { frontCard, storyCard } from '../../../lib/cards/card.ts'
import { cachedCard, cardKey, forgetCards } from '../../../lib/cards/card-cache.ts'
import { frontCards, storyCards } from '../../../lib/cards/card-files.ts'
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
  return { publication: aPublication(), site: new URL('https://news.example/'), cache: folder }
}

describe('the cards of a site', () => {
  it('are one for each language of a story, and one for each front page', () => {
    expect(storyCards(aWork(aStory()), context()).map(({ name }) => name)).toEqual([
      'en/ships/card.jpg',
      'zh/ships/card.jpg',
      'ar/ships/card.jpg',
    ])
    expect(frontCards(context()).map(({ name }) => name)).toEqual(['en/card.jpg', 'zh/card.jpg', 'ar/card.jpg'])
  })

  it('are none where nobody knows where the site is: a card is named by its whole address', () => {
    const nowhere = { ...context(), site: undefined }
    expect([...storyCards(aWork(aStory()), nowhere), ...frontCards(nowhere)]).toEqual([])
  })

  it('are none with CARDS=off', () => {
    vi.stubEnv('CARDS', 'off')
    expect([...storyCards(aWork(aStory()), context()), ...frontCards(context())]).toEqual([])
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
  it('is not drawn again', async () => {
    const picture = await cachedCard(aCard('en', 'Ships'), folder)
    const [file = ''] = filesIn(folder)
    expect(await cachedCard(aCard('en', 'Ships'), folder)).toEqual(picture)
    writeSealed(file, ['kept'])
    expect(Buffer.from(await cachedCard(aCard('en', 'Ships'), folder)).toString()).toBe('kept')
    expect(Buffer.from(await cachedCard(aCard('en', 'Boats'), folder)).toString()).not.toBe('kept')
    expect(filesIn(folder)).toHaveLength(2)
  })

  it('is drawn again where it is damaged', async () => {
    const picture = await cachedCard(aCard('en', 'Ships'), folder)
    const [file = ''] = filesIn(folder)
    truncateSync(file)
    expect(await cachedCard(aCard('en', 'Ships'), folder)).toEqual(picture)
    expect(readSealed(file)).toEqual(picture)
  })

  it('is forgotten once much of it is no longer wanted', async () => {
    await cachedCard(aCard('en', 'Ships'), folder)
    await cachedCard(aCard('en', 'Boats'), folder)
    const wanted = () => [cardKey(aCard('en', 'Ships'))]
    forgetCards(folder, 1, wanted)
    expect(filesIn(folder)).toHaveLength(2)
    const [start = ''] = readdirSync(folder)
    for (let count = 0; count < 300; count++) writeFileSync(path.join(folder, start, `${count}`), '')
    forgetCards(folder, 1, wanted)
    expect(filesIn(folder).map((file) => path.basename(file))).toEqual(wanted())
    expect(() => forgetCards(path.join(folder, 'none'), 1, wanted)).not.toThrow()
    expect(existsSync(path.join(folder, 'none'))).toBe(false)
  })
})

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
}
