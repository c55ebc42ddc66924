import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { codeDigest, packagesDigest } from '../../../lib/store/code-digest.ts'

const FILES = ['package-lock.json', 'next.config.ts', 'tailwind.config.ts', 'postcss.config.mjs', 'tsconfig.json']

function checkout(code: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-code-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of FILES) writeFileSync(path.join(folder, name), '')
  for (const name of ['app', 'components', 'lib']) mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, 'lib/a.ts'), code)
  return folder
}

test('other code has another digest', () => {
  expect(codeDigest(checkout('1'))).toBe(codeDigest(checkout('1')))
  expect(codeDigest(checkout('1'))).not.toBe(codeDigest(checkout('2')))
})

test('a process reads its code once: the digest stays that of the code which it has loaded', () => {
  const folder = checkout('1')
  const loaded = codeDigest(folder)
  writeFileSync(path.join(folder, 'lib/a.ts'), '2')
  expect(codeDigest(folder)).toBe(loaded)
  expect(loaded).not.toBe(codeDigest(checkout('2')))
})

test('other code of the package that draws cards, or none, has another digest', () => {
  const engine = mkdtempSync(path.join(tmpdir(), 'masthead-engine-'))
  onTestFinished(() => rmSync(engine, { recursive: true }))
  const folder = path.join(engine, 'node_modules/@masthead/cards')
  for (const name of [folder, path.join(engine, 'compiled')]) mkdirSync(name, { recursive: true })
  writeFileSync(path.join(engine, 'package.json'), '{}')
  vi.stubEnv('MASTHEAD_ENGINE', engine)
  const digestWith = (code: string) => {
    writeFileSync(path.join(folder, 'main.js'), code)
    return packagesDigest()
  }
  const without = packagesDigest()
  expect(digestWith('1')).toBe(digestWith('1'))
  expect(new Set([without, digestWith('1'), digestWith('2')]).size).toBe(3)
})
