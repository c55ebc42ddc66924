import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { type Instead, startProviders } from '../../packages/translate/tests/provider-doubles.ts'
import { type Changes, writeNewsroom } from '../content/newsroom.ts'

const CONFIGURED = (origin: string) => (site: string) =>
  `${site}translation:
  providers:
    deepl: {key: MY_DEEPL_KEY, address: "${origin}"}
  glossary:
    - {en: barns, ar: المخازن}
`

/** A newsroom whose story has no Arabic translation, and a double of DeepL. */
async function newsroom(changes: Changes = {}, instead?: (index: number) => Instead | undefined) {
  const { origin, received } = await startProviders(instead)
  const root = writeNewsroom({
    'site.yaml': CONFIGURED(origin),
    'stories/harvest/ar.md': undefined,
    ...changes,
  })
  const file = path.join(root, 'stories/harvest/ar.md')
  const run = (...options: string[]) => masthead({ CONTENT_DIR: root, MY_DEEPL_KEY: 'secret' }, ...options)
  return { root, file, received, run, read: () => readFileSync(file, 'utf8') }
}

/** Runs the command without blocking this process, in which the double is. */
function masthead(env: Readonly<Record<string, string>>, ...options: string[]) {
  const words = ['lib/cli/masthead.mjs', 'translate', 'harvest', 'ar', ...options]
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, words, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

const TRANSLATED = `---
title: THE HARVEST IS IN
cover:
  alt: A BRIDGE OVER A RIVER.
draft: true
translation:
  of: en
  by: machine
  sections:
    head: lahfbnmm
---

THE المخازن ARE FULL.

## WHAT WAS GROWN

> WE NEVER SAW SO MUCH WHEAT.

![A FIELD](field.png)

THE MARKET OPENS ON MONDAY.
`

it('writes a translation as a draft that is marked as made by a machine, and changes nothing when run again', async () => {
  const { run, read, received } = await newsroom()
  const first = await run('--with', 'deepl')
  expect(first).toMatchObject({ status: 0, stderr: '' })
  expect(first.stdout).toContain('ar.md is marked as made by a machine.')
  const text = read()
  expect(text.replace(/(?<=head: )\w+(\n {4}\w+: \w+)+/, 'lahfbnmm')).toBe(TRANSLATED)
  expect(text.match(/^ {4}\w+: [a-p]{8}$/gm)).toHaveLength(6)

  const again = await run('--with', 'deepl')
  expect([again.status, again.stdout]).toEqual([0, 'ar is up to date with en. Nothing was sent.\n'])
  expect(read()).toBe(text)
  expect(received).toHaveLength(1)
})

it('sends only what has changed, keeps everything else byte for byte, and takes the reviewer’s name away', async () => {
  const { root, file, run, read, received } = await newsroom()
  await run('--with', 'deepl')
  const before = read()
    .replace('draft: true\n', '# Checked on Tuesday.\n')
    .replace('  by: machine\n', '  by: machine\n  reviewer: Noor\n')
    .replace('## WHAT WAS GROWN', '## ما  زُرع  ##\n\n<!-- a remark -->')
    .replace('OPENS ON MONDAY.', 'OPENS\non Monday.')
  writeFileSync(file, before)
  const original = path.join(root, 'stories/harvest/en.md')
  writeFileSync(
    original,
    readFileSync(original, 'utf8')
      .replace('so much wheat', 'so much rye')
      .replace('![A field](field.png)\n\n', '')
      .replace('## What', 'Three carts.\n\nOne mule.\n\n## What'),
  )
  received.length = 0
  expect(await run('--with', 'deepl')).toMatchObject({ status: 0 })
  expect(received.map(({ body }) => body.text)).toEqual([['Three carts.', 'One mule.', 'We never saw so much rye.']])
  const withoutDigests = (text: string) => text.replaceAll(/^ {4}\w+: [a-p]{8}\n/gm, '')
  expect(withoutDigests(read())).toBe(
    withoutDigests(before)
      .replace('  reviewer: Noor\n', '')
      .replace('## ما', 'THREE CARTS.\n\nONE MULE.\n\n## ما')
      .replace('WHEAT', 'RYE')
      .replace('![A FIELD](field.png)\n\n', ''),
  )
  const { stdout } = await run('--with', 'deepl')
  expect(stdout).toContain('Nothing was sent.')
})

it('a section that fails is a problem with its place, and the next run fills it in', async () => {
  const { root, run, read } = await newsroom({
    'stories/harvest/en.md': (good) => good.replace('opens on Monday', 'opens on [Monday](https://days.example/)'),
  })
  const broken = await startProviders(undefined, (text) => (text.includes('Monday') ? 'broken' : text.toUpperCase()))
  const site = path.join(root, 'site.yaml')
  const sound = readFileSync(site, 'utf8')
  writeFileSync(site, sound.replace(/address: ".*?"/, `address: "${broken.origin}"`))
  const failed = await run('--with', 'deepl')
  expect(failed.status).toBe(1)
  expect(failed.stdout).toContain('content/stories/harvest/en.md:18:1 translation-misaligned')
  expect(failed.stdout).toContain('lost, repeated or invented a mark, a link')
  expect(read()).toContain('<!--\nThe market opens on [Monday](https://days.example/).\n-->')

  writeFileSync(site, sound)
  expect(await run('--with', 'deepl')).toMatchObject({ status: 0 })
  expect(read()).toContain('\n\nTHE MARKET OPENS ON [MONDAY](https://days.example/).\n')
  expect(read()).not.toContain('<!--')
})

it('fills in a file that was laid out by hand, and keeps the title that a person has written', async () => {
  const { file, run, read } = await newsroom()
  await run()
  writeFileSync(file, read().replace('title: The harvest is in', 'title: انتهى الحصاد'))
  expect(await run('--with', 'deepl')).toMatchObject({ status: 0 })
  expect(read()).toContain('\ntitle: انتهى الحصاد\n')
  expect(read()).toContain('\n---\n\nTHE المخازن ARE FULL.\n\n## WHAT WAS GROWN\n')
})

it('--dry-run prints what would be sent and how much it is, and contacts nobody', async () => {
  const { run, received, file } = await newsroom()
  const { status, stdout } = await run('--with', 'deepl', '--dry-run')
  expect(status).toBe(0)
  expect(stdout).toContain('The harvest is in\nA bridge over a river.\nThe <x id="1">المخازن</x> are full.\n')
  expect(stdout).toMatch(/\n7 texts with 1\d\d characters, in 1 request to .*\/v2\/translate\. Nothing was sent\.\n$/)
  expect([received.length, existsSync(file)]).toEqual([0, false])
})

it('a wrong key is one plain message, and nothing is written', async () => {
  const { run, file } = await newsroom({}, () => ({ status: 403, json: { message: 'Forbidden' } }))
  const said =
    'deepl does not accept the key (403: Forbidden). The key is that of MY_DEEPL_KEY.\nNothing was written.\n'
  expect(await run('--with', 'deepl')).toEqual({ status: 1, stdout: '', stderr: said })
  expect(existsSync(file)).toBe(false)
})

it.each([
  [['--with', 'google'], 'site.yaml does not name google under `translation.providers`'],
  [['--with', 'bing'], '“bing” is not a provider. There are deepl, google, libretranslate, openai-compatible.'],
  [['--dry-run'], '--dry-run needs a provider: --with deepl'],
  [['--with', 'deepl', '--done'], 'Use --with and --done one after the other'],
])('%j says what is missing', async (options, message) => {
  const { run } = await newsroom()
  expect(await run(...options)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) })
})

it('says which environment variable has no key', async () => {
  const { root } = await newsroom()
  const { status, stderr } = await masthead({ CONTENT_DIR: root, MY_DEEPL_KEY: '' }, '--with', 'deepl')
  expect([status, stderr]).toEqual([2, expect.stringContaining('The environment variable MY_DEEPL_KEY is not set.')])
})
