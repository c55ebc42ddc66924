import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../tests/browser/find-browser.ts'
import { startWriting } from '../../tests/browser/written-site.ts'
import { seedText } from './build-archive.ts'
import { generateStories } from './generate-stories.ts'
import { makeNewsroom } from './newsroom.ts'

/**
 * `npm run bench:dev-server -- [--stories 1000] [--saves 30]` measures how long a save takes to show in the open page.
 * It generates stories in two languages, opens one of them in `npm run dev`, scrolls and saves edits. It measures each
 * from the save to the frame that shows it.
 */
const { values } = parseArgs({
  options: { stories: { type: 'string', default: '1000' }, saves: { type: 'string', default: '30' } },
})
const parent = mkdtempSync(path.join(tmpdir(), 'masthead-bench-'))
const content = path.join(parent, 'content')
const languages = ['en', 'zh']
makeNewsroom(content, languages)
generateStories(path.join(content, 'stories'), { stories: Number(values.stories), languages }, seedText())
const started = performance.now()
const site = await startWriting(content)
const { executablePath, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage()
  const answer = await page.goto(`${site.origin}/en/story-00500/`, { timeout: 0 }) // a large newsroom takes long to read
  if (!answer?.ok()) throw new Error(`The story is not shown: ${await page.textContent('main')}`)
  console.log(`${values.stories} stories, first page after ${inSeconds(performance.now() - started)}`)
  const before = await placeOf(page)
  const waits: number[] = []
  const drifts: number[] = []
  for (let number = 1; number <= Number(values.saves); number++) {
    waits.push(await save(page, `Edit ${number} of the bench.`))
    drifts.push(Math.abs((await placeOf(page)) - before))
  }
  const sorted = waits.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  console.log(
    `save to visible, ${sorted.length} saves: median ${inSeconds(median)}, maximum ${inSeconds(Math.max(...sorted))}`,
  )
  console.log(
    `what was read moved by at most ${Math.max(...drifts)} pixels; the window is at ${await page.evaluate(() => scrollY)}`,
  )
  process.exitCode = median <= 1000 && Math.max(...drifts) <= 1 ? 0 : 1
} finally {
  await browser.close()
  await site.stop()
  rmSync(parent, { recursive: true })
}

/** Writes a sentence at the story’s beginning, above what is read, and waits for the frame that shows it. */
async function save(page: Page, sentence: string): Promise<number> {
  const seen = page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const look = () =>
          requestAnimationFrame(document.querySelector('main')?.textContent.includes(wanted) ? () => resolve() : look)
        look()
      }),
    sentence,
  )
  const saved = performance.now()
  site.save('stories/story-00500/en.md', (text) =>
    text.replace(/\n---\n\n(Edit \d+ of the bench\.\n\n)?/, `\n---\n\n${sentence}\n\n`),
  )
  await seen
  return performance.now() - saved
}

/** How far the list at the story’s end, to which this scrolls at first, is below the window’s top, in pixels. */
async function placeOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const read = document.querySelector('.prose > ul')
    if (scrollY === 0) read?.scrollIntoView({ behavior: 'instant' })
    return read?.getBoundingClientRect().top ?? Number.NaN
  })
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
