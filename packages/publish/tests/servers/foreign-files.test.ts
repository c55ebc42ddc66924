import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { STATE } from '../../plan/publish-state.ts'
import { newspaper, publishTexts, type Texts } from '../site.ts'
import { PLACES } from './places.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })
const AFTER = newspaper({ fire: 'A fire', frost: 'A frost' })

const ISOS: Texts = { 'isos/a.iso': 'a', 'isos/b.iso': 'b', 'backup.tar': 'all' }
const SUMS = Object.entries(ISOS).map(([name, text]) => `${hash('sha256', text)}  ${name}\n`)

/** What another program keeps at a place: files with their sums, and files that a site has too. */
const FOREIGN: Texts = { ...ISOS, SHA256SUMS: SUMS.join(''), 'robots.txt': 'theirs', 'index.html': 'theirs' }

/** The files that Masthead keeps for itself, and the manifest. */
const withoutRecords = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => !/^\.masthead|^SHA256SUMS$/.test(name)))

describe.each(PLACES)('%s', (_, makePlace) => {
  it('with files that Masthead did not publish is refused, and every byte stays', async () => {
    const place = await makePlace()
    await place.seed(FOREIGN)
    await expect(publishTexts(BEFORE, await place.open())).rejects.toMatchObject({
      message: expect.stringMatching(
        /files that Masthead did not publish: SHA256SUMS, backup\.tar, index\.html, isos\/, robots\.txt\.$/,
      ),
      hint: expect.stringContaining('--adopt'),
      flag: 'adopt',
    })
    expect(await place.texts()).toEqual(FOREIGN)
  })

  it('with such files and --adopt loses only those that the site replaces, also later', async () => {
    const place = await makePlace()
    await place.seed(FOREIGN)
    const first = await publishTexts(BEFORE, await place.open(), { adopt: true })
    expect(first.deleted).toBe(0)
    const others = { ...ISOS, 'robots.txt': 'theirs' }
    expect(withoutRecords(await place.texts())).toEqual({ ...others, ...BEFORE })
    expect(await publishTexts(AFTER, await place.open())).toMatchObject({ deleted: 1 })
    expect(withoutRecords(await place.texts())).toEqual({ ...others, ...AFTER })
  })

  it('whose SHA256SUMS another program has replaced is refused, and loses nothing with --adopt', async () => {
    const place = await makePlace()
    await publishTexts(BEFORE, await place.open(), { create: true })
    await place.seed({ ...ISOS, SHA256SUMS: SUMS.join('') })
    const before = await place.texts()
    await expect(publishTexts(AFTER, await place.open())).rejects.toMatchObject({
      message: expect.stringContaining('another program has replaced SHA256SUMS'),
      flag: 'adopt',
    })
    expect(await place.texts()).toEqual(before)
    expect(await publishTexts(AFTER, await place.open(), { adopt: true })).toMatchObject({ deleted: 0 })
    expect(withoutRecords(await place.texts())).toEqual({ ...ISOS, ...BEFORE, ...AFTER })
    expect(await publishTexts(AFTER, await place.open())).toMatchObject({ uploaded: 0, deleted: 0 })
  })

  it('whose SHA256SUMS another program has replaced is refused, also after an earlier version of Masthead', async () => {
    const place = await makePlace()
    const files = { ...ISOS, SHA256SUMS: SUMS.join(''), [STATE]: JSON.stringify({ version: 1 }) }
    await place.seed(files)
    await expect(publishTexts(AFTER, await place.open())).rejects.toMatchObject({ flag: 'adopt' })
    expect(await place.texts()).toEqual(files)
  })

  it('keeps a file of others with a name that the site has later, unless --adopt', async () => {
    const place = await makePlace()
    await publishTexts(BEFORE, await place.open(), { create: true })
    await place.seed({ 'ads.txt': 'ours', 'en/frost/index.html': 'ours' })
    const before = await place.texts()
    const after = { ...AFTER, 'ads.txt': 'theirs' }
    await expect(publishTexts(after, await place.open())).rejects.toMatchObject({
      message: expect.stringMatching(/names that are new on this site: ads\.txt, en\/frost\/index\.html\. /),
      flag: 'adopt',
    })
    expect(await place.texts()).toEqual(before)
    await publishTexts(after, await place.open(), { adopt: true })
    expect(withoutRecords(await place.texts())).toEqual(after)
  })

  it('keeps a file that somebody else has changed since it was published', async () => {
    const place = await makePlace()
    await publishTexts({ ...BEFORE, 'ads.txt': 'theirs' }, await place.open(), { create: true })
    await place.seed({ 'ads.txt': 'changed by others' })
    const { kept, deleted } = await publishTexts(AFTER, await place.open())
    expect([kept, deleted]).toEqual([['ads.txt'], 1])
    expect(withoutRecords(await place.texts())).toEqual({ ...AFTER, 'ads.txt': 'changed by others' })
  })

  it('that does not exist is made only with --create', async () => {
    const place = await makePlace()
    await expect(publishTexts(BEFORE, await place.open(), { create: false })).rejects.toMatchObject({
      message: expect.stringMatching(/^There is no such place yet: /),
      hint: expect.stringContaining('--create'),
      flag: 'create',
    })
    expect(await place.texts()).toEqual({})
    await publishTexts(BEFORE, await place.open(), { create: true })
    expect(withoutRecords(await place.texts())).toEqual(BEFORE)
  })

  it('that an earlier version of Masthead published to needs no flag', async () => {
    const place = await makePlace()
    await publishTexts(BEFORE, await place.open(), { create: true })
    await place.seed({ [STATE]: JSON.stringify({ version: 1, compressed: 'off', gone: {}, underway: {}, untold: {} }) })
    expect(await publishTexts(AFTER, await place.open())).toMatchObject({ uploaded: 3, deleted: 1 })
    expect(withoutRecords(await place.texts())).toEqual(AFTER)
  })
})
