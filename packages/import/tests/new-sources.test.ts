import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { openSource } from '../systems/systems.ts'
import { EXAMPLES } from './examples.ts'
import { DOCUSAURUS } from './samples/docusaurus.ts'
import { DRUPAL } from './samples/drupal.ts'
import { FEED } from './samples/feed.ts'
import { GHOST } from './samples/ghost.ts'
import { MEDIUM, SUBSTACK } from './samples/html.ts'
import type { Sample } from './samples/sample.ts'
import { ZOLA } from './samples/zola.ts'
import { letters } from './source-texts.ts'
import { importInto, writeValley } from './valley.ts'

const SAMPLES = { ZOLA, DOCUSAURUS, GHOST, DRUPAL, MEDIUM, SUBSTACK, FEED }

describe.each(Object.entries(SAMPLES))('an import of %s', (_, sample) => {
  it('is recognised, and everything in it is in a story or on the list', () => {
    const { root, result } = importSample(sample)
    expect(result.stories.map(({ collection, slug }) => `${collection}/${slug}`).sort()).toEqual(
      sample.stories.toSorted(),
    )
    const { problems, moved, omitted } = result
    const written = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(?:stories|pages)\//.test(file),
    )
    const texts = written
      .filter((file) => file.endsWith('.md'))
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
    const list = JSON.stringify([problems, moved, omitted, written])
    const all = letters(`${texts.join(' ')} ${list}`.replaceAll('\\', ''))
    for (const [kind, facts] of Object.entries(sample.holds))
      for (const fact of facts) expect(all.includes(letters(fact.replaceAll('\\', ''))), `${kind}: ${fact}`).toBe(true)
  })

  it('passes the check', () => {
    const { root } = importSample(sample)
    const { problems } = readLibrary(root)
    expect(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`),
    ).toEqual([])
  })
})

function importSample({ files, system }: Sample) {
  const source = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(source, name)), { recursive: true })
    writeFileSync(path.join(source, name), content)
  }
  const root = writeValley()
  const result = importInto(root, source, { translatedBy: 'human' })
  const example = EXAMPLES.find(({ name }) => name === system)
  expect(example?.recognises(openSource(source, ['en'], 'en'))).not.toBe(false)
  expect(importInto(writeValley(), source, { from: system }).stories).toEqual(result.stories)
  return { root, result }
}
