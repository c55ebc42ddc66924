import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readStory } from '../../../lib/builder/render/render-story.ts'
import { madeByStories, pictureFiles, SharedPictures } from '../../../lib/builder/render/shared-pictures.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { StoryRows } from '../../../lib/index/story-rows.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { Database } from '../../../lib/store/database.ts'
import { Inputs } from '../../../lib/store/inputs.ts'
import { Outputs, outputsOf } from '../../../lib/store/outputs.ts'
import { picturesOfStory } from '../../../lib/story/kinds/kinds.ts'
import { PNG } from '../../content/good-newsroom.ts'
import { withBody, writeNewsroom } from '../../content/newsroom.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const SLUGS = Array.from({ length: 12 }, (_, index) => `story-${index}`)

/** Twelve stories that show the same photograph. Each is rendered as if by a thread of its own. */
function twelveStories() {
  const root = writeNewsroom(
    Object.fromEntries(
      SLUGS.flatMap((slug) => [
        [`stories/${slug}/en.md`, withBody(`![A field](field.png)`)] as const,
        [`stories/${slug}/field.png`, PNG] as const,
      ]),
    ),
  )
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom has an error.')
  const folder = temporaryFolder()
  const db = new Database(path.join(folder, 'site.sqlite'))
  onTestFinished(() => db.close())
  const outputs = new Outputs(db)
  const rows = new StoryRows(db, root, new Inputs(db, outputs))
  const encoded: string[] = []
  let running = 0
  let most = 0
  const render = async (pictures: SharedPictures, slug: string) => {
    const story = library.stories.get(slug)
    const { reading, terms, ...state } = readStory({ root, library, cache: new ContentCache(folder) }, slug)
    rows.put({ ...state, slug, schedule: reading.schedule, reading, terms, output: undefined }, library.publication)
    await pictures.render(story, [], async (remembered) => {
      most = Math.max(most, ++running)
      const cache = new ContentCache(folder)
      cache.recall(remembered)
      const made = pictureFiles(story ? picturesOfStory(story) : []).map((name) =>
        cache.remember(name, '', async () => {
          encoded.push(name)
          await new Promise((resolve) => setTimeout(resolve, 5))
          return { files: [[name, Buffer.from(name)]], note: 'blue' }
        }),
      )
      const all = await Promise.all(made)
      const files = all.flatMap((one) => one.files)
      const output = { files, placeholderColors: new Map(), parts: [], problems: [], remembered: all }
      outputs.replace(slug, outputsOf(slug, output), [])
      rows.setOutput(slug, output)
      running--
    })
  }
  const names = pictureFiles(SLUGS.flatMap((slug) => picturesOfStory(library.stories.get(slug) ?? fail(slug))))
  return { rows, outputs, names, encoded, render, most: () => most }
}

function fail(slug: string): never {
  throw new Error(`There is no story ${slug}.`)
}

test('a photograph that twelve stories show is encoded once in each width and format, whoever renders them', async () => {
  const { names, encoded, render, most, rows, outputs } = twelveStories()
  expect(names.length).toBeGreaterThan(5)
  const pictures = new SharedPictures({ rows, outputs })
  await Promise.all(SLUGS.map((slug) => render(pictures, slug)))
  expect(encoded.toSorted()).toEqual(names.toSorted())
  expect(most()).toBe(SLUGS.length - 1) // Only the first is waited for.
  expect(madeByStories({ rows, outputs }, names).map(({ note }) => note)).toContain('blue')
})

test('a new story takes the files of a photograph that another has had since an earlier build', async () => {
  const { names, encoded, render, rows, outputs } = twelveStories()
  await render(new SharedPictures({ rows, outputs }), 'story-0')
  await render(new SharedPictures({ rows, outputs }), 'story-1')
  expect(encoded.toSorted()).toEqual(names.toSorted())
})

test('where a story fails, those that wait for its photograph are rendered', async () => {
  const { encoded, names, render, rows, outputs } = twelveStories()
  const pictures = new SharedPictures({ rows, outputs })
  const story = readLibrary(writeNewsroom()).library?.stories.get('harvest')
  const failing = pictures.render(story, [], async () => {
    throw new Error('The picture cannot be decoded.')
  })
  await expect(failing).rejects.toThrow('cannot be decoded')
  await render(pictures, 'story-0')
  expect(encoded.toSorted()).toEqual(names.toSorted())
})
