import { createHash } from 'node:crypto'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bundleElements, type SiteScript } from '../../../lib/press/bundle-elements.ts'
import { temporaryFolder } from './helpers/temporary-folder.ts'

async function bundle(elements: string): Promise<SiteScript> {
  const folder = temporaryFolder({ 'elements.ts': elements, 'word.ts': 'export const word: string = "ahoy"' })
  return (await bundleElements(path.join(folder, 'elements.ts'))).script
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

test('a demanded script is a file of its own, of which the elements know the address, the hash and who loads it', async () => {
  const folder = temporaryFolder({
    'elements.ts': 'declare const DEMANDED_SCRIPTS: object\nconsole.log(JSON.stringify(DEMANDED_SCRIPTS))',
    'two/extra.ts': 'console.log("asked for")',
  })
  const extra = { by: 'two-things', entry: 'two/extra.ts', policies: ['masthead-extra'] }
  const { script, demanded } = await bundleElements(path.join(folder, 'elements.ts'), { extra })
  const [{ name, code, hash, ...facts } = { name: '', code: '', hash: '' }] = demanded
  expect(facts).toEqual({ by: 'two-things', policies: ['masthead-extra'], atOnce: false })
  expect(name).toMatch(/^assets\/extra\.[\da-f]{12}\.js$/)
  expect(code).toContain('asked for')
  expect(script.code).not.toContain('asked for')
  for (const told of [name, hash, 'two-things']) expect(script.code).toContain(told)
})

test('of a script that comes with a page’s element the others know nothing', async () => {
  const folder = temporaryFolder({
    'elements.ts': 'declare const DEMANDED_SCRIPTS: object\nconsole.log(JSON.stringify(DEMANDED_SCRIPTS))',
    'two/extra.ts': 'console.log("there")',
  })
  const extra = { by: 'two-things', entry: 'two/extra.ts', policies: [], atOnce: true }
  const { script, demanded } = await bundleElements(path.join(folder, 'elements.ts'), { extra })
  expect(demanded.map(({ atOnce }) => atOnce)).toEqual([true])
  expect(script.code).not.toContain('two-things')
})

test('elements that do not compile stop the press', async () => {
  await expect(bundle('import "./missing.ts"')).rejects.toThrow('./missing.ts')
})
