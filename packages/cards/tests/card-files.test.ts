import { truncateSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { languageOf } from '../../../lib/language/language.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { aPublication } from '../../../tests/component/helpers/publication.ts'
import { aStory, aStoryEdition, COVER } from '../../../tests/component/helpers/story.ts'
import { filesIn, temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { cardKey, frontCard, storyCard } from '../draw/card.ts'
import { cardsPackage } from '../main.ts'

const { frontCards, storyCards } = cardsPackage

vi.setConfig({ testTimeout: 60_000 }) // a busy machine draws slowly

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => void vi.unstubAllEnvs())

function context() {
  return { publication: aPublication(), site: new URL('https://news.example/'), cache: new ContentCache(folder) }
}

describe('the cards of a site', () => {
  it('are one for each language of a story, and one for each front page', async () => {
    expect((await storyCards(aStory(aStoryEdition()), context())).map(({ name }) => name)).toEqual([
      'en/ships/card.jpg',
      'zh/ships/card.jpg',
      'ar/ships/card.jpg',
    ])
    expect(frontCards(context()).map(({ name }) => name)).toEqual(['en/card.jpg', 'zh/card.jpg', 'ar/card.jpg'])
  })

  it('are none where nobody knows where the site is: a card is named by its whole address', async () => {
    const nowhere = { ...context(), site: undefined }
    expect([...(await storyCards(aStory(aStoryEdition()), nowhere)), ...frontCards(nowhere)]).toEqual([])
  })

  it('are none with CARDS=off', async () => {
    vi.stubEnv('CARDS', 'off')
    expect([...(await storyCards(aStory(aStoryEdition()), context())), ...frontCards(context())]).toEqual([])
  })
})

describe('a story’s card', () => {
  const publication = aPublication()

  it('shows its title, section and kind, and the publication’s name', () => {
    const edition = aStoryEdition({
      lang: 'ar',
      title: 'Cafe\u0301 🚢 at sea 1\ufe0f\u20e3 ❤️',
      section: 'harbour',
      kind: 'opinion',
    })
    expect(storyCard(edition, publication)).toMatchObject({
      name: 'The Loopback Post',
      text: 'Café at sea 1',
      kicker: 'Harbour (ar) / رأي',
      rubric: 'opinion',
    })
    expect(frontCard(languageOf('zh'), publication).text).toBe('News from nowhere (zh)')
  })

  it('is another only if it shows something else', () => {
    const keyOf = (facts: Parameters<typeof aStoryEdition>[0]) => cardKey(storyCard(aStoryEdition(facts), publication))
    const cover = { ...COVER, picture: { ...COVER.picture, path: '/elsewhere/ships.png' }, alt: 'Other words' }
    expect(keyOf({ description: 'Other words', sections: [] })).toBe(keyOf({}))
    expect(keyOf({ cover })).toBe(keyOf({ cover: COVER }))
    const others = [{ title: 'Other' }, { kind: 'news' as const }, { section: 'harbour' }, { cover }, { lang: 'ar' }]
    expect(new Set([{}, ...others].map(keyOf)).size).toBe(6)
  })
})

describe('what was drawn', () => {
  it('is not drawn again until the card shows something else', async () => {
    const drawn = aStory(aStoryEdition())
    const first = context()
    const files = await storyCards(drawn, first)
    const [card] = files
    expect(card && first.cache.read(card).subarray(0, 2).toString('hex')).toBe('ffd8')
    expect(filesIn(path.join(folder, 'files'))).toHaveLength(3)
    const next = context()
    next.cache.recall(first.cache.recalled(files))
    const stores = vi.spyOn(next.cache, 'addPlain')
    expect(await storyCards(drawn, next)).toEqual(files)
    expect(stores).not.toHaveBeenCalled()
    await storyCards(aStory(aStoryEdition({ title: 'Boats' })), next)
    expect(stores).toHaveBeenCalled()
  })

  it('is drawn again where the file is damaged', async () => {
    const first = context()
    const files = await storyCards(aStory(aStoryEdition()), first)
    for (const file of filesIn(folder)) truncateSync(path.join(folder, file))
    const next = context()
    next.cache.recall(first.cache.recalled(files))
    expect(await storyCards(aStory(aStoryEdition()), next)).toEqual(files)
    expect(files.every((card) => context().cache.has(card))).toBe(true)
  })
})
