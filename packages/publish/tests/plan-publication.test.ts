import { expect, it } from 'vitest'
import { planPublication } from '../plan/plan-publication.ts'
import { type PublishState, parseState, STATE } from '../plan/publish-state.ts'
import { type Compressed, manifestIn, siteToPublish } from '../plan/site-to-publish.ts'
import { newspaper, type Texts, writeSite } from './site.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const A_DAY = 86_400_000

/** Plans the publication of one site over another. */
function planFrom(
  before: Texts,
  after: Texts,
  { state = {}, compressed = 'off' }: { state?: Partial<PublishState>; compressed?: Compressed } = {},
) {
  const { files } = siteToPublish(writeSite(after), compressed)
  const old = siteToPublish(writeSite(before), 'off').files
  const published = new Map(old.map(({ name, sha256 }) => [name, sha256]))
  const whole = { ...parseState(undefined), ...state }
  return planPublication({ files, compressed, published, state: whole, now: NOW, grace: 7 * A_DAY })
}

const uploads = ({ stages }: ReturnType<typeof planPublication>) =>
  Object.fromEntries(stages.map(({ name, files }) => [name, files.map((file) => file.name)]))

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })

it('an unchanged site needs nothing', () => {
  const plan = planFrom(BEFORE, BEFORE)
  expect(plan.stages).toEqual([])
  expect(plan.due).toEqual([])
})

it('what a page needs and links to is uploaded before the page', () => {
  const after = newspaper({ fire: 'A great fire', frost: 'A frost', flood: 'A flood' }, 'p { color: red }')
  expect(uploads(planFrom(BEFORE, after))).toEqual({
    assets: [expect.stringMatching(/^assets\/look\./)],
    'new pages': ['en/frost/index.html'],
    'changed pages': ['en/fire/index.html', 'en/flood/index.html'],
    'fronts and lists': ['en/index.html', '404.html', 'index.html'],
    feeds: ['en/feed.xml'],
  })
})

it('only changed files are uploaded', () => {
  expect(uploads(planFrom(BEFORE, { ...BEFORE, 'en/feed.xml': '<feed/>' }))).toEqual({ feeds: ['en/feed.xml'] })
})

it('a page that is gone is deleted at once; an asset stays for the days of grace', () => {
  const plan = planFrom(BEFORE, newspaper({ fire: 'A fire' }, 'b {}'))
  const asset = Object.keys(BEFORE).find((name) => name.startsWith('assets/'))
  expect(plan.due).toEqual(['en/flood/index.html'])
  expect(plan.gone).toEqual({ 'en/flood/index.html': NOW.toISOString(), [String(asset)]: NOW.toISOString() })
})

it('an asset is deleted when its time is over, and never if the site has it again', () => {
  const since = new Date(NOW.getTime() - 8 * A_DAY).toISOString()
  const state = { gone: { 'assets/old.0123456789ab.js': since } }
  expect(planFrom(BEFORE, BEFORE, { state }).due).toEqual(['assets/old.0123456789ab.js'])
  const again = { ...BEFORE, 'assets/old.0123456789ab.js': 'x' }
  expect(planFrom(BEFORE, again, { state }).gone).toEqual({})
})

it('after an interruption, only what has certainly arrived is not uploaded again', () => {
  const after = { ...BEFORE, 'en/fire/index.html': '<p>New', 'en/flood/index.html': '<p>New' }
  const { files } = siteToPublish(writeSite(after), 'off')
  const arrived = files.find(({ name }) => name === 'en/fire/index.html')?.sha256 ?? ''
  const underway = { 'en/fire/index.html': arrived, 'en/flood/index.html': 'unknown' }
  expect(uploads(planFrom(BEFORE, after, { state: { underway } }))).toEqual({
    'changed pages': ['en/flood/index.html'],
  })
  // Both may have changed at the target, although the site is what the manifest there says.
  expect(uploads(planFrom(BEFORE, BEFORE, { state: { underway } }))).toEqual({
    'changed pages': ['en/fire/index.html', 'en/flood/index.html'],
  })
})

it('a file that only an interrupted publication uploaded is deleted', () => {
  expect(planFrom(BEFORE, BEFORE, { state: { underway: { 'en/frost/index.html': 'unknown' } } }).due).toEqual([
    'en/frost/index.html',
  ])
})

it('compressed copies are files of their own, or are sent in place of the files', () => {
  const names = (compressed: Compressed) =>
    siteToPublish(writeSite({ 'index.html': 'x' }), compressed).files.map(({ name, copy }) => [name, copy?.name])
  expect(names('copies')).toEqual([
    ['index.html', undefined],
    ['index.html.br', undefined],
    ['index.html.gz', undefined],
  ])
  expect(names('br')).toEqual([['index.html', 'index.html.br']])
  expect(names('gzip')).toEqual([['index.html', 'index.html.gz']])
  expect(names('off')).toEqual([['index.html', undefined]])
})

it('another encoding uploads every file again', () => {
  const all = planFrom(BEFORE, BEFORE, { compressed: 'gzip' }).stages.flatMap(({ files }) => files)
  expect(all).toHaveLength(Object.keys(BEFORE).length)
  expect(planFrom(BEFORE, BEFORE, { compressed: 'gzip', state: { compressed: 'gzip' } }).stages).toEqual([])
})

it.each([`${'a'.repeat(64)}  ../../etc/passwd\n`, `${'a'.repeat(64)}  /etc/passwd\n`, '<html>Not found</html>\n'])(
  'a manifest of somebody else is refused: %j',
  (text) => {
    expect(() => manifestIn(text, 'SHA256SUMS')).toThrow(/has a line that Masthead did not write/)
  },
)

it.each(['{', '{"version": 2}', '{"version": 1, "gone": {"../x": "2026-01-01T00:00:00Z"}}'])(
  'a state of somebody else is refused: %j',
  (text) => {
    expect(() => parseState(text)).toThrow(`${STATE} at the target cannot be read.`)
  },
)

it('a folder that is no built site is refused', () => {
  expect(() => siteToPublish('tests', 'off')).toThrow('There is no built site in tests: it has no SHA256SUMS.')
})
