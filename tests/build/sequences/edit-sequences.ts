import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { buildSite } from '../../../lib/builder/write/build-site.ts'
import type { SiteBuilder } from '../../../lib/cli/run-build.ts'
import { buildNewsroom } from '../build-newsroom.ts'
import { anotherCheckout } from '../checkout.ts'
import { dispatch, Newsroom } from '../newsroom.ts'
import { sampleOf, trialsOf } from '../sample.ts'
import { randomFrom, seeded } from '../seeded.ts'

/** What an editor may do to a newsroom, at random. */
const EDITS: Readonly<Record<string, (newsroom: Newsroom, random: () => number) => void>> = {
  'edits a story': (newsroom, random) => {
    const name = `stories/${randomFrom(newsroom.slugs(), random)}/en.md`
    if (newsroom.has(name)) newsroom.write(name, newsroom.read(name).replace(/\n\n/, `\n\nWord ${random()} came.\n\n`))
  },
  'adds a line to a story': (newsroom, random) => {
    const name = `stories/${randomFrom(newsroom.slugs(), random)}/en.md`
    if (newsroom.has(name)) newsroom.write(name, `${newsroom.read(name)}\nThe ship ${random()} came too.\n`)
  },
  'adds a story': (newsroom, random) => {
    const number = Math.floor(random() * 1e6)
    newsroom.write(`stories/added-${number}/en.md`, dispatch(number, 'Added'))
  },
  'renames a story': (newsroom, random) => {
    const slug = randomFrom(
      newsroom.slugs().filter((name) => /^(dispatch|added)/.test(name)),
      random,
    )
    if (!slug) return
    const text = newsroom.read(`stories/${slug}/en.md`).replace(/^tags:/m, `aliases: [${slug}]\ntags:`)
    newsroom.write(`stories/renamed-${slug}/en.md`, text)
    newsroom.remove(`stories/${slug}`)
  },
  'gives a story its own name in a language': (newsroom, random) => {
    const name = `stories/${randomFrom(newsroom.slugs(), random)}/en.md`
    const text = newsroom.has(name) ? newsroom.read(name) : 'slug:'
    if (!text.includes('slug:')) newsroom.write(name, text.replace('---\n', `---\nslug: мост-${text.length}\n`))
  },
  'retags a story': (newsroom, random) => {
    const name = `stories/${randomFrom(newsroom.slugs(), random)}/en.md`
    if (newsroom.has(name))
      newsroom.write(name, newsroom.read(name).replace(/^tags: .*$/m, `tags: [t${Math.floor(random() * 9)}]`))
  },
  'gives a story another date': (newsroom, random) => {
    const name = `stories/${randomFrom(newsroom.slugs(), random)}/en.md`
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
    if (newsroom.has(name)) newsroom.write(name, newsroom.read(name).replace(/^date: .*$/m, `date: 2025-04-${day}`))
  },
  'corrects a story': (newsroom, random) => {
    const name = `stories/${randomFrom(newsroom.slugs(), random)}/en.md`
    const correction = `corrections: [{date: 2025-05-01, text: "It was ${random()}."}]`
    if (newsroom.has(name) && !newsroom.read(name).includes('corrections:'))
      newsroom.write(
        name,
        newsroom.read(name).replace(/^date: .*$/m, (date) => `${date}\n${correction}`),
      )
  },
  'deletes a story': (newsroom, random) => {
    const slug = randomFrom(
      newsroom.slugs().filter((name) => /^(dispatch|added|renamed)/.test(name)),
      random,
    )
    if (slug) newsroom.remove(`stories/${slug}`)
  },
  'translates a story': (newsroom, random) => {
    const text = `---\ntitle: سفينة ${random()}\ntranslation: {of: en, by: human}\n---\n\nوصلت.\n\nثم غادرت.\n`
    newsroom.write(`stories/${randomFrom(newsroom.slugs(), random)}/ar.md`, text)
  },
  'gives a story a section': (newsroom, random) => {
    const name = `stories/${randomFrom(newsroom.slugs(), random)}/en.md`
    if (newsroom.has(name) && !newsroom.read(name).includes('section:'))
      newsroom.write(name, newsroom.read(name).replace(/^tags:/m, 'section: science\ntags:'))
  },
  'chooses the front page of a language': (newsroom, random) => {
    const slug = randomFrom(newsroom.slugs(), random)
    newsroom.write(random() < 0.7 ? 'front.ar.yaml' : 'front.yaml', `lead: ${slug}\n`)
  },
  'changes site.yaml': (newsroom, random) => {
    newsroom.write(
      'site.yaml',
      newsroom.read('site.yaml').replace(/^name: .*$/m, `name: Post ${Math.floor(random() * 99)}`),
    )
  },
  'changes a text of the interface': (newsroom, random) => {
    newsroom.write('messages/en.json', JSON.stringify({ latest: `Latest ${random()}` }))
  },
  'changes its own files': (newsroom, random) => {
    newsroom.write('static/ads.txt', `example.com, ${random()}`)
    newsroom.write('static/.well-known/key.bin', `${random()}`)
  },
  'changes its theme': (newsroom, random) => {
    newsroom.write('theme.css', `h1 { color: rgb(${Math.floor(random() * 255)} 0 0) }`)
  },
  'changes its overrides': (newsroom, random) => {
    const number = Math.floor(random() * 99)
    const kind = randomFrom(['footer.tsx', 'footer.css', 'footer.element.ts', 'kicker.tsx', 'lib/word.ts'], random)
    const markup = '<p className="tide">{word}<our-tide /></p>'
    const texts: Readonly<Record<string, string>> = {
      'footer.tsx': `import { word } from './lib/word.ts'\nexport default () => ${markup}\n// ${number}\n`,
      'footer.css': `.tide { margin: ${number}px }`,
      'footer.element.ts': `customElements.define('our-tide', class extends HTMLElement { tide = ${number} })`,
      'kicker.tsx': `export default () => <p>${number}</p>\n`,
    }
    newsroom.write('../overrides/lib/word.ts', `export const word = ${number}\n`)
    if (kind && texts[kind]) newsroom.write(`../overrides/${kind}`, texts[kind])
  },
  'changes its configuration': (newsroom, random) => {
    const number = Math.floor(random() * 99)
    const output = `{ names: ['data/a.json'], make: ({ library }) => JSON.stringify([${number}, [...library.stories.keys()]]) }`
    const service = random() < 0.5 ? `{ use: 'goatcounter', server: 'https://s${number}.example' }` : ''
    newsroom.write('../masthead.config.ts', `export default { outputs: [${output}], services: [${service}] }\n`)
  },
  'deletes an override': (newsroom) => {
    if (newsroom.has('../overrides/footer.tsx')) newsroom.remove('../overrides/footer.tsx')
  },
  'changes a standing page': (newsroom, random) => {
    newsroom.write(
      'pages/about/en.md',
      newsroom.read('pages/about/en.md').replace(/^title: .*$/m, `title: About ${random()}`),
    )
  },
  'makes a mistake': (newsroom) => {
    newsroom.write('stories/mistake/en.md', '---\ntitle: Wrong\ndate: 2025-13-01\n---\n\nText.\n')
  },
  'fixes it': (newsroom) => {
    if (newsroom.has('stories/mistake')) newsroom.remove('stories/mistake')
  },
}

/** All sequences take many minutes. A run takes some of them, which the commit decides. */
const ALL = 200
const SEQUENCES = sampleOf(trialsOf({ sample: 12, all: ALL, set: process.env.SEQUENCES }), ALL)

/**
 * Defines the tests of every second edit sequence: a handful of edits, each published on what the last build left. Two
 * files each define a half, in a checkout of their own, so that two processors share them.
 * @param first the first sequence, 1 or 2
 */
export function testEverySecondSequence(first: 1 | 2): void {
  let project = ''
  let removeProject: () => void = () => {}
  beforeAll(() => {
    project = anotherCheckout((remove) => {
      removeProject = remove
    })
  })
  afterAll(() => removeProject())
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.useRealTimers()
  })

  const half = SEQUENCES.filter((seed) => (seed - first) % 2 === 0)
  test.each(half)(
    'building edit after edit gives the same bytes as a full build elsewhere (sequence %i)',
    async (seed) => {
      const random = seeded(seed)
      // Compressing takes most of the time and follows from the bytes: one sequence is enough to see that it does.
      if (seed !== SEQUENCES[0]) vi.stubEnv('PRECOMPRESS', 'off')
      // In half of the sequences all files seem old, so that the build trusts their stamps, as in a real archive.
      if (seed % 4 > 1) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
      const newsroom = new Newsroom()
      // In half of the sequences Arabic lists show what is only in English.
      if (seed % 4 > 1)
        newsroom.write('site.yaml', `${newsroom.read('site.yaml')}fallback: {ar: [en]}\nfallbackFeeds: true\n`)
      await buildNewsroom(newsroom, buildSite, project)
      for (let step = 0; step < 5; step++) {
        const edit = randomFrom(Object.keys(EDITS), random) ?? ''
        EDITS[edit]?.(newsroom, random)
        // In a third of the sequences the builds get a list of changes, which names all stories.
        const listed: SiteBuilder = (...build) => buildSite(...build, new Set(newsroom.slugs()))
        const incremental = await buildNewsroom(newsroom, seed % 3 === 0 ? listed : buildSite, project)
        const full = await buildNewsroom(new Newsroom(newsroom), buildSite, project)
        expect(incremental, `after step ${step}: ${edit}`).toBe(full)
      }
    },
  )
}
