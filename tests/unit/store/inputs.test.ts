import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nameOfFile } from '../../../lib/store/damage.ts'
import { Database } from '../../../lib/store/database.ts'
import { Inputs } from '../../../lib/store/inputs.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/** Inputs in an empty database. */
function someInputs() {
  const db = new Database(path.join(temporaryFolder(), 'site.sqlite'))
  onTestFinished(() => db.close())
  const outputs = new Outputs(db)
  return { db, outputs, inputs: new Inputs(db, outputs) }
}

const LIST = [{ name: 'list', value: ['two', 'one'] }, { name: 'head two' }]

test('a task is made from the same until one of its inputs is another, and again when that is as it was', () => {
  const { inputs } = someInputs()
  inputs.set('head two', 'a')
  expect(inputs.isMadeFrom('en/topics/index.html', LIST)).toBe(false)
  inputs.made('en/topics/index.html', LIST)
  expect(inputs.isMadeFrom('en/topics/index.html', LIST)).toBe(true)
  inputs.set('head two', 'b')
  expect([...inputs.stale()]).toEqual(['en/topics/index.html'])
  expect(inputs.isMadeFrom('en/topics/index.html', LIST)).toBe(false)
  inputs.set('head two', 'a')
  expect(inputs.isMadeFrom('en/topics/index.html', LIST)).toBe(true)
})

test('two tasks of one list are both made again when the list is another, though the first of them has said so', () => {
  const { inputs } = someInputs()
  const list = (stories: readonly string[]) => [{ name: 'feed /en/', value: stories }]
  const feeds = ['en/feed.xml', 'en/feed.json']
  for (const feed of feeds) {
    inputs.isMadeFrom(feed, list(['two']))
    inputs.made(feed, list(['two']))
  }
  inputs.completed()
  for (const feed of feeds) {
    expect(inputs.isMadeFrom(feed, list(['two', 'three'])), feed).toBe(false)
    inputs.made(feed, list(['two', 'three']))
    expect(inputs.isMadeFrom(feed, list(['two', 'three'])), feed).toBe(true)
  }
})

test('another value, one input more, or one less make a task stale', () => {
  const { inputs } = someInputs()
  inputs.set('head two', 'a')
  inputs.set('head one', 'a')
  const [list] = LIST
  for (const other of [
    [{ name: 'list', value: ['two'] }, { name: 'head two' }],
    [...LIST, { name: 'head one' }],
    list ? [list] : [],
  ]) {
    inputs.isMadeFrom('page', LIST)
    inputs.made('page', LIST)
    expect(inputs.isMadeFrom('page', LIST)).toBe(true)
    expect(inputs.isMadeFrom('page', other)).toBe(false)
  }
})

test('a build that is killed leaves its tasks stale, and the next build finds them', () => {
  const { db, outputs, inputs } = someInputs()
  inputs.set('head two', 'a')
  inputs.isMadeFrom('page', LIST)
  inputs.made('page', LIST)
  inputs.completed()
  inputs.set('head two', 'b') // The build ends here.
  const next = new Inputs(db, outputs)
  expect([...next.stale()]).toEqual(['page'])
  next.made('page', LIST)
  next.completed()
  expect([...new Inputs(db, outputs).stale()]).toEqual([])
})

test('an input says its value, and that before the last build, until a build finds it as it was', () => {
  const { inputs } = someInputs()
  const facts = (value: string) => inputs.isMadeFrom('page', [{ name: 'site.yaml: name', value, isKept: true }])
  facts('Noon')
  inputs.completed()
  facts('The Noon')
  inputs.completed()
  const changed = { name: 'site.yaml: name', isChanged: true, value: '"The Noon"', former: '"Noon"' }
  expect(inputs.get('site.yaml: name')).toEqual(changed)
  facts('The Noon')
  inputs.completed()
  expect(inputs.get('site.yaml: name')).toEqual({ ...changed, isChanged: false, former: undefined })
})

test('a value that a killed build changed twice is compared with that of the last whole build', () => {
  const { inputs } = someInputs()
  const facts = (value: string) => inputs.isMadeFrom('page', [{ name: 'name', value, isKept: true }])
  facts('Noon')
  inputs.completed()
  facts('The')
  facts('The Noon')
  inputs.completed()
  expect(inputs.get('name')?.former).toBe('"Noon"')
})

test('a bundle stands for its members: the view of inputs shows them, and a change of one makes what uses it stale', () => {
  const { db, outputs, inputs } = someInputs()
  const files = (text: string) => [
    { name: 'stories/two/en.md', value: text },
    { name: 'stories/two/ship.webp', value: 'ship' },
  ]
  inputs.bundle('stories/two/', files('It came.'))
  const task = inputs.made('@story two', [{ name: 'stories/two/' }])
  outputs.replace('two', [{ name: nameOfFile('en/two/index.html'), sha256: 'a'.repeat(64), size: 1, task }], [])
  const shown = () =>
    db.texts('SELECT input_name FROM output_inputs WHERE output_name = ? ORDER BY 1', 'en/two/index.html')
  expect(shown()).toEqual(['stories/two/en.md', 'stories/two/ship.webp'])
  expect(inputs.bundle('stories/two/', files('It came.'))).toBe(false)
  expect(inputs.stale().size).toBe(0)
  expect(inputs.bundle('stories/two/', files('It went.'))).toBe(true)
  expect([...inputs.stale()]).toEqual(['@story two'])
  inputs.bundle('stories/two/', files('It went.').slice(0, 1))
  inputs.made('@story two', [{ name: 'stories/two/' }])
  expect(shown()).toEqual(['stories/two/en.md'])
})

test('the kept lists of stale tasks are found by how their names begin', () => {
  const { inputs } = someInputs()
  const feed = (address: string, slug: string) => {
    const of = [
      { name: `feed ${address}`, value: { address, slugs: [slug] }, isKept: true },
      { name: `stories/${slug}/` },
    ]
    inputs.isMadeFrom(`${address}feed.xml`, of)
    inputs.made(`${address}feed.xml`, of)
  }
  for (const slug of ['one', 'two']) inputs.set(`stories/${slug}/`, 'a')
  feed('/en/', 'one')
  feed('/ar/', 'two')
  inputs.set('stories/two/', 'b')
  expect(inputs.keptOf('feed ').map((text) => JSON.parse(text))).toEqual([{ address: '/ar/', slugs: ['two'] }])
  expect(inputs.keptOf('mail ')).toEqual([])
})

test('a task that was announced and never done is stale, also after a killed build', () => {
  const { db, outputs, inputs } = someInputs()
  inputs.bundle('stories/two/', [{ name: 'stories/two/en.md', value: 'It came.' }])
  inputs.announce('@story two', { name: 'stories/two/' })
  const next = new Inputs(db, outputs) // The build ended here.
  expect([...next.stale()]).toEqual(['@story two'])
  next.made('@story two', [{ name: 'stories/two/' }])
  next.announce('@story two', { name: 'stories/two/' })
  expect([...next.stale()]).toEqual([])
})

test('an input that was changed and is again as it was counts as changed until a build is completed', () => {
  const { inputs } = someInputs()
  for (const name of ['head one', 'head two', 'list']) inputs.set(name, 'a')
  inputs.completed()
  expect([...inputs.changed('head ')]).toEqual([])
  inputs.set('head two', 'b') // The build ends here.
  inputs.set('head two', 'a')
  inputs.set('list', 'b')
  expect([...inputs.changed('head ')]).toEqual(['two'])
  expect(['head one', 'head two', 'no input'].map((name) => inputs.isChanged(name))).toEqual([false, true, false])
  inputs.completed()
  expect([...inputs.changed('head ')]).toEqual([])
  expect(inputs.isChanged('head two')).toBe(false)
})

test('an input that is gone has changed', () => {
  const { inputs } = someInputs()
  inputs.set('head two', 'a')
  inputs.completed()
  inputs.delete('head two')
  expect([...inputs.changed('head ')]).toEqual(['two'])
  inputs.completed()
  expect([...inputs.changed('head ')]).toEqual([])
})

test('an input that has gained something has not changed, but has when it loses that again', () => {
  const { inputs } = someInputs()
  inputs.set('links two', 'p1')
  inputs.completed()
  inputs.gained('links two', 'p1 p2')
  expect([...inputs.changed('links ')]).toEqual([])
  inputs.set('links two', 'p1')
  expect([...inputs.changed('links ')]).toEqual(['two'])
})

test('a task that is forgotten has to be done again, although its inputs are the same', () => {
  const { inputs } = someInputs()
  inputs.set('head two', 'a')
  inputs.made('@look', [{ name: 'head two' }])
  expect(inputs.isMadeFrom('@look', [{ name: 'head two' }])).toBe(true)
  inputs.forget('@look')
  expect(inputs.isMadeFrom('@look', [{ name: 'head two' }])).toBe(false)
})

test('a task that was done from another version of an input does not use that as it is now', () => {
  const { inputs } = someInputs()
  for (const name of ['site', 'head two']) inputs.set(name, 'a')
  inputs.made('page', [{ name: 'site' }, { name: 'head two' }])
  inputs.set('head two', 'b')
  expect(inputs.areUsed('page', ['site'])).toBe(true)
  expect(inputs.areUsed('page', ['site', 'head two'])).toBe(false)
})

test('a task that is taken over from another machine keeps the lists that it was made from, and their stories', () => {
  const [there, here] = [someInputs().inputs, someInputs().inputs]
  const list = { name: 'search en/0', value: ['two'], isKept: true }
  there.set('stories/two/', 'a')
  there.isMadeFrom('en/search/0', [list, { name: 'stories/two/' }])
  there.made('en/search/0', [list, { name: 'stories/two/' }])
  here.take('en/search/0', there)
  expect(here.isMadeFrom('en/search/0', [list, { name: 'stories/two/' }])).toBe(true)
  here.set('stories/two/', 'b')
  expect(here.keptOf('search ')).toEqual(['["two"]'])
})

test('a file that one of its two owners drops stays in the site; one that both drop is gone', () => {
  const { outputs } = someInputs()
  const picture = { name: nameOfFile('assets/ship.webp'), sha256: 'a'.repeat(64), size: 1 }
  for (const owner of ['one', 'two']) outputs.replace(owner, [picture], [])
  const before = outputs.published()
  outputs.replace('one', [], [picture])
  expect(outputs.changedAfter(before)).toEqual([])
  outputs.replace('two', [], [picture])
  expect(outputs.changedAfter(before)).toEqual([{ name: picture.name, sha256: undefined }])
})
