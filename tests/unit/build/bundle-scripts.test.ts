import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bundleElements, type ElementScripts } from '../../../lib/builder/compile/bundle-scripts.ts'
import type { BehaviourScript } from '../../../lib/builder/page/behaviours.ts'
import type { SiteScript } from '../../../lib/settings/site-script.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/**
 * Bundles the elements in a folder.
 * @param names the names of the elements in each script
 */
function bundleAll(
  files: Readonly<Record<string, string>>,
  names: Readonly<Partial<Record<BehaviourScript, string[]>>> = {},
): Promise<ElementScripts> {
  const folder = temporaryFolder({
    'start.ts': '',
    'side-by-side/side-by-side.lazy.css': '',
    ...files,
  })
  return bundleElements(
    folder,
    (css) => css,
    (script) => names[script] ?? [],
  )
}

async function bundle(start: string): Promise<SiteScript> {
  return (await bundleAll({ 'start.ts': start, 'word.ts': 'export const word: string = "ahoy"' })).script
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

test('what is loaded on demand is files of its own, of which the elements know the addresses and the hash', async () => {
  const withColour = (colour: string) =>
    bundleAll(
      {
        'start.ts': 'declare const LAZY: object\nconsole.log(JSON.stringify(LAZY))',
        'a/asked-for.element.ts': 'export class AskedFor extends HTMLElement { text = "asked for" }',
        'side-by-side/side-by-side.lazy.css': `.pairs {\n  color: ${colour};\n}\n`,
      },
      { lazy: ['asked-for'] },
    )
  const { script, lazy, lazySheet } = await withColour('red')
  expect(lazy.name).toMatch(/^assets\/lazy\.[\da-f]{12}\.js$/)
  expect(lazy.code).toContain('asked for')
  expect(lazySheet.name).toBe(lazy.name.replace(/js$/, 'css'))
  expect(lazySheet.code.trim()).toBe('.pairs{color:red}')
  expect(script.code).not.toContain('asked for')
  for (const told of [lazy.name, lazy.hash]) expect(script.code).toContain(told)
  const other = await withColour('blue')
  expect(other.lazySheet.name, 'another style has another name').not.toBe(lazySheet.name)
  expect(other.lazy).toEqual({ ...lazy, name: other.lazySheet.name.replace(/css$/, 'js') })
})

test('what loads services is in the script of a publication that declares some, and in no other', async () => {
  const { script, scriptWithServices } = await bundleAll({
    'start.ts': 'declare const SERVICES: boolean\nif (SERVICES) console.log("loads services")\nconsole.log("ahoy")',
  })
  expect(script.code).toContain('ahoy')
  expect(script.code).not.toContain('loads services')
  expect(scriptWithServices.code).toContain('loads services')
})

test('each element is defined under its name, in the script that the list of behaviours says', async () => {
  const element = (name: string) => `export class ${name} extends HTMLElement { static text = "${name}" }`
  const files = {
    'a/first-one.element.ts': element('FirstOne'),
    'b/second.element.ts': element('Second'),
    'c/third-of-all.element.ts': element('ThirdOfAll'),
  }
  const names = { every: ['first-one'], few: ['second'], offline: ['third-of-all'] }
  const { script, languageChooser, offline, lazy } = await bundleAll(files, names)
  for (const [{ code }, name, own] of [
    [script, 'first-one', 'FirstOne'],
    [languageChooser, 'second', 'Second'],
    [offline, 'third-of-all', 'ThirdOfAll'],
  ] as const) {
    expect(code).toContain(name)
    expect(['FirstOne', 'Second', 'ThirdOfAll'].filter((one) => code.includes(`"${one}"`))).toEqual([own])
  }
  expect(lazy.code).not.toMatch(/FirstOne|Second|ThirdOfAll/)
})

test('an element without a file stops the build', async () => {
  await expect(bundleAll({}, { few: ['lost-one'] })).rejects.toThrow('lost-one.element.ts')
})

test('elements that do not compile stop the build', async () => {
  await expect(bundle('import "./missing.ts"')).rejects.toThrow('./missing.ts')
})
