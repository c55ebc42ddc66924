import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { SYSTEM_NAMES } from '../../../lib/newsroom/import-source.ts'
import type { ImportResult } from '../import-stories.ts'
import { openSource, SYSTEMS, systemOf } from '../systems/systems.ts'
import { EXAMPLES } from './examples.ts'
import { errorsIn, importInto, SAMPLES, writeValley } from './valley.ts'

const SAMPLE_NAMES = readdirSync(SAMPLES)

it('has a sample of every system', () => {
  expect(SAMPLE_NAMES.map(systemNamed)).toEqual(expect.arrayContaining(SYSTEMS.map(({ name }) => name)))
})

it.each(SAMPLE_NAMES)(
  'knows the sample %s by its looks, and brings over all of it: in stories or on the list',
  async (name) => {
    const source = path.join(SAMPLES, name)
    const site = openSource(source, ['en'], 'en')
    expect(systemOf(site, undefined)?.name).toBe(systemNamed(name))
    expect(EXAMPLES.find((example) => example.name === systemNamed(name))?.recognises(site)).not.toBe(false)
    const root = writeValley()
    const result = importInto(root, source, { translatedBy: 'human' })
    // New output is accepted with `-u`; read the difference: what leaves a story must be on the list.
    await expect(shown(root, result)).toMatchFileSnapshot(`golden/${name}.txt`)
    expect(errorsIn(root)).toEqual([])
  },
)

it('knows an export of WordPress by itself, and other XML not', () => {
  expect(systemOf(openSource(path.join(SAMPLES, 'wordpress/export.xml'), [], 'en'), undefined)?.name).toBe('wordpress')
  expect(systemOf(openSource('tests/fixtures/atom.rng', [], 'en'), undefined)).toBeUndefined()
})

it('has every system that it reads by itself in the list of the core, so that no importer of a newsroom takes its name', () => {
  expect(SYSTEMS.filter(({ read }) => read).map(({ name }) => name)).toEqual(SYSTEM_NAMES)
})

/** Returns the system of a sample. */
function systemNamed(sample: string): string {
  return ['medium', 'substack'].includes(sample) ? 'html' : sample
}

/** Returns all that an import made: its texts, the digests of other files, and the list of what it tells. */
function shown(root: string, { stories, problems, moved, omitted }: ImportResult): string {
  const files = stories.flatMap(({ collection, slug }) =>
    readdirSync(path.join(root, collection, slug))
      .sort()
      .map((name) => path.join(collection, slug, name)),
  )
  const contents = files.map((file) => {
    const bytes = readFileSync(path.join(root, file))
    return file.endsWith('.md') ? `${file}\n\n${bytes}` : `${file} ${createHash('sha256').update(bytes).digest('hex')}`
  })
  const list = problems.map(({ severity, file, line, rule, message, hint = '' }) =>
    `${severity} ${file}:${line} ${rule}: ${message} ${hint}`.trim(),
  )
  const addresses = moved.map(({ from, to }) => `${from} → ${to}`)
  const left = omitted.map(({ file, reason }) => `${file}: ${reason}`)
  return [...contents, ['PROBLEMS', ...list], ['MOVED', ...addresses], ['OMITTED', ...left]]
    .map((part) => [part].flat().join('\n'))
    .join('\n\n════\n\n')
    .replaceAll(path.relative('', root), 'content')
    .replaceAll(path.basename(root), 'content')
}
