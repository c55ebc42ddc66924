import { createHash } from 'node:crypto'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bundleElements, type SiteScript } from '../../../lib/press/bundle-elements.ts'
import { temporaryFolder } from './helpers/temporary-folder.ts'

function bundle(elements: string): Promise<SiteScript> {
  const folder = temporaryFolder({ 'elements.ts': elements, 'word.ts': 'export const word: string = "ahoy"' })
  return bundleElements(path.join(folder, 'elements.ts'))
}

test('the elements become one script that needs no other', async () => {
  const { code } = await bundle('import { word } from "./word.ts"\n/** A comment. */\nconsole.log(word)')
  expect(code).toContain('ahoy')
  expect(code).not.toMatch(/import|comment/)
})

test('the script is signed, and named by what it holds', async () => {
  const { name, code, hash } = await bundle('console.log(1)')
  expect(hash).toBe(`sha256-${createHash('sha256').update(code).digest('base64')}`)
  expect(name).toMatch(/^assets\/masthead\.[\da-f]{12}\.js$/)
  expect((await bundle('console.log(1)')).name).toBe(name)
  expect((await bundle('console.log(2)')).name).not.toBe(name)
})

test('elements that do not compile stop the press', async () => {
  await expect(bundle('import "./missing.ts"')).rejects.toThrow('./missing.ts')
})
