import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startWriting } from '../browser/written-site.ts'
import { withBody, writeNewsroom } from '../content/newsroom.ts'
import { newsroomWith, writeBeside } from '../unit/newsroom/own-code.ts'

vi.setConfig({ testTimeout: 180_000 })

it('the dev server has the newsroom’s own files as they were last saved', async () => {
  const root = writeNewsroom({ 'static/ads.txt': 'one' })
  const site = await startWriting(root)
  onTestFinished(() => site.stop())
  const textOf = async (name: string) => (await fetch(new URL(name, site.origin))).text()
  expect(await textOf('ads.txt')).toBe('one')
  writeFileSync(path.join(root, 'static/ads.txt'), 'two')
  mkdirSync(path.join(root, 'static/.well-known'))
  writeFileSync(path.join(root, 'static/.well-known/trust.txt'), 'trusted')
  expect([await textOf('ads.txt'), await textOf('.well-known/trust.txt')]).toEqual(['two', 'trusted'])
  expect((await fetch(new URL('none.txt', site.origin))).status).toBe(404)
})

it('the dev server shows a theme as soon as it is saved', async () => {
  const root = writeNewsroom({ 'theme.css': 'h1 { color: red }' })
  const site = await startWriting(root)
  onTestFinished(() => site.stop())
  const page = async () => (await fetch(new URL('en/', site.origin))).text()
  expect(await page()).toContain('@layer newsroom{h1{color:red}}')
  writeFileSync(path.join(root, 'theme.css'), 'h1 { color: blue }')
  await expect.poll(page, { timeout: 60_000 }).toContain('@layer newsroom{h1{color:blue}}')
})

it('the dev server shows an override as soon as it is saved, and the problems of one that does not compile', async () => {
  const root = newsroomWith({ 'overrides/footer.tsx': 'export default () => <p>one</p>\n' })
  const site = await startWriting(root)
  onTestFinished(() => site.stop())
  const page = async () => (await fetch(new URL('en/', site.origin))).text()
  expect(await page()).toContain('<p>one</p>')
  const saved = 'export default () => <p className="tide">two<our-tide /></p>\n'
  const element = "customElements.define('our-tide', class extends HTMLElement {})\n"
  writeBeside(root, 'overrides/footer.css', '.tide { color: red }')
  writeBeside(root, 'overrides/footer.element.ts', element)
  writeBeside(root, 'overrides/footer.tsx', saved)
  await expect.poll(page, { timeout: 60_000 }).toContain('<p class="tide">two<our-tide></our-tide></p>')
  const shown = await page()
  expect(shown).toContain('@layer newsroom{.tide{color:red}}')
  const [, script = ''] = /src="([^"]*own-footer[^"]*)"/.exec(shown) ?? []
  expect(await (await fetch(new URL(script, `${site.origin}/en/`))).text()).toContain('our-tide')
  writeBeside(root, 'overrides/footer.tsx', 'export default (\n')
  await expect.poll(page, { timeout: 60_000 }).toContain('overrides/footer.tsx:2:1')
})

it('the dev server shows a newsroom’s kind of section as soon as its module is saved', async () => {
  const kind = (tag: string) =>
    `export const score = { form: 'line', example: '::score', component: () => <${tag}>2:1</${tag}> }\n`
  const config = "import { score } from './sections/score.tsx'\nexport default { sectionKinds: { score } }\n"
  const files = { 'sections/score.tsx': kind('b'), 'masthead.config.ts': config }
  const root = newsroomWith(files, { 'stories/port/en.md': withBody('::score') })
  const site = await startWriting(root)
  onTestFinished(() => site.stop())
  const page = async () => (await fetch(new URL('en/port/', site.origin))).text()
  expect(await page()).toContain('class="own-score"><b>2:1</b>')
  writeBeside(root, 'sections/score.tsx', kind('i'))
  await expect.poll(page, { timeout: 60_000 }).toContain('class="own-score"><i>2:1</i>')
  writeBeside(root, 'masthead.config.ts', 'export default {}\n')
  await expect.poll(page, { timeout: 60_000 }).toContain('There is no ::score block.')
})
