import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import * as renderer from '../../../app/render.tsx'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { readOverrides } from '../../../lib/newsroom/overrides.ts'
import { withOwnCode } from '../../../lib/newsroom/run-newsroom.ts'
import { PARTS } from '../../../lib/publication/parts.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import CASES from './overrides.json' with { type: 'json' }
import { newsroomWith, writeBeside } from './own-code.ts'

afterEach(() => renderer.overrideParts(new Map()))

/** Renders a page of a newsroom with these overrides. */
async function rendered(files: Readonly<Record<string, string>>, address = '/en/harvest/'): Promise<string> {
  const root = newsroomWith(files)
  const { library, problems } = readLibrary(root)
  const read = await readOverrides(root)
  expect([...problems, ...read.problems]).toEqual([])
  if (!library) throw new Error('The newsroom cannot be read.')
  return (await (await withOwnCode(renderer, read.overrides, undefined)).renderPage(address, library)).markup
}

it('replaces a part by a component of the newsroom, which gets the same properties', async () => {
  const own = 'export default ({ listed, page }) => <h1 lang={page.language.tag}>{listed.edition.title}!</h1>\n'
  const markup = await rendered({ 'overrides/story-head.tsx': own })
  expect(markup).toContain('<h1 lang="en">The harvest is in!</h1>')
  expect(markup).not.toContain('class="head"')
})

it('lets it show the default, and other parts as the newsroom shows them', async () => {
  const markup = await rendered({
    'overrides/story-head.tsx': `import Default from 'masthead/components/story-head'
import Kicker from 'masthead/components/kicker'
export default (props) => <><Kicker story={props.listed.edition} page={props.page} /><Default {...props} /></>\n`,
    'overrides/kicker.tsx': 'export default () => <p>Ours</p>\n',
  })
  expect(markup).toContain('<p>Ours</p><header class="head"><p>Ours</p>')
})

it('may consist of several modules, and of what React exports for components', async () => {
  const markup = await rendered({
    'overrides/footer.tsx': `import { Fragment, type ReactNode } from 'react'
import { words } from './lib/words.ts'
export default (): ReactNode => <Fragment><footer>{words.join(' ')}</footer></Fragment>\n`,
    'overrides/lib/words.ts': "export const words: string[] = ['our', 'footer']\n",
  })
  expect(markup).toContain('<footer>our footer</footer>')
})

it.each(
  Object.entries({
    'language-chooser': '/',
    'not-found': '/404.html',
    front: '/en/',
    list: '/en/topics/',
    'standing-page': '/en/about/',
    nameplate: '/en/',
    masthead: '/en/harvest/',
  }),
)('replaces %s on its page', async (part, address) => {
  const markup = await rendered({ [`overrides/${part}.tsx`]: 'export default () => <p>ours</p>\n' }, address)
  expect(markup).toContain('<p>ours</p>')
})

it('names the file, line and column of code that throws, while it loads or renders', async () => {
  const loading = rendered({ 'overrides/footer.tsx': "export default () => null\nthrow new Error('Oh')\n" })
  await expect(loading).rejects.toThrow('overrides/footer.tsx:2:7: Oh')
  const rendering = rendered({
    'overrides/footer.tsx': `const Deep = ({ page }) => (
  <p>{page.no.such}</p>
)
export default ({ page }) => <Deep page={page} />\n`,
  })
  await expect(rendering).rejects.toThrow(/^overrides\/footer\.tsx:2:15: Cannot read properties of undefined/)
})

it.each(CASES.blocked)(
  'refuses a component that shows %s, which the policy of a page blocks, at its place',
  async (_, element, says) => {
    const rendering = rendered({
      'overrides/lib/deep.tsx': `import { cloneElement } from 'react'\nexport const Deep = () => (\n  ${element}\n)\n`,
      'overrides/footer.tsx': "import { Deep } from './lib/deep.tsx'\nexport default () => <footer><Deep /></footer>\n",
    })
    await expect(rendering).rejects.toThrow(/^overrides\/lib\/deep\.tsx:3:\d+: /)
    await expect(rendering).rejects.toThrow(says)
  },
)

it.each(['async () => null', '1', '{ a: 1 }'])('refuses what is no component: %s', async (value) => {
  await expect(rendered({ 'overrides/footer.tsx': `export default ${value}\n` })).rejects.toThrow(
    'overrides/footer.tsx must export a component as its default',
  )
})

it('is bundled again only if one of its files has changed, wherever that is', async () => {
  const folder = temporaryFolder()
  const root = newsroomWith({
    'overrides/footer.tsx': "import { word } from '../shared/word.ts'\nexport default () => word\n",
    'shared/word.ts': "export const word = 'one'\n",
  })
  const read = async () => (await readOverrides(root, { folder, code: 'a' })).overrides?.bundle?.code ?? ''
  expect(await read()).toContain('one')
  const cached = path.join(folder, 'overrides')
  vi.doMock('esbuild', () => ({ build: () => Promise.reject(new Error('It is bundled.')) }))
  onTestFinished(() => void vi.doUnmock('esbuild'))
  expect(await read()).toContain('one')
  writeFileSync(cached, 'damaged')
  await expect(read()).rejects.toThrow('It is bundled.')
  vi.doUnmock('esbuild')
  await read()
  writeBeside(root, 'shared/word.ts', "export const word = 'two'\n")
  expect(await read()).toContain('two')
})

it('is documented for each part', () => {
  const text = readFileSync('docs/overrides.md', 'utf8')
  const named = [...text.matchAll(/^`([\w-]+)` \|/gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...PARTS])
  expect(PARTS.filter((name) => typeof renderer.componentOf(name, true) !== 'function')).toEqual([])
})
