import type { Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { expect, storyPath } from './test.ts'
import { test } from './travelling.ts'

/** How many stories the device holds, and how many service workers. */
function onDevice(page: Page): Promise<{ stories: number; workers: number }> {
  return page.evaluate(async () => ({
    stories: (await caches.keys()).filter((name) => /"kind":"(kept|read)"/.test(name)).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
}

async function keep(page: Page, { keepOffline, removeOffline } = messagesFor('en')): Promise<void> {
  await page.getByRole('button', { name: keepOffline }).click()
  await expect(page.getByRole('button', { name: removeOffline })).toBeVisible()
}

test('in flight mode a story that was read opens, with its picture', async ({ page, site }) => {
  await page.goto(site.home + storyPath('ar'))
  await page.locator('.consent [value=accept]').click()
  await expect.poll(() => onDevice(page)).toEqual({ stories: 1, workers: 1 })
  await site.flightMode()
  await page.goto(site.home + storyPath('ar'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectPicture(page)
})

test('in flight mode a story that was kept opens, with its picture, without any consent', async ({ page, site }) => {
  await page.goto(site.home + storyPath('en'))
  await page.locator('.consent [value=decline]').click()
  await keep(page)
  await site.flightMode()
  await page.goto(site.home + storyPath('en'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectPicture(page)
  await expect(page.getByRole('button', { name: 'Remove from this device' })).toBeVisible()
})

test('in flight mode a story that was kept in two languages is read in both, side by side', async ({ page, site }) => {
  for (const lang of ['zh', 'en']) {
    await page.goto(site.home + storyPath(lang))
    await keep(page, messagesFor(lang))
  }
  await site.flightMode()
  await page.goto(`${site.home}${storyPath('en')}?with=zh`)
  await expect(page.locator('.prose > .twin').first()).toBeVisible()
  await expect(page.locator('.prose')).toHaveCSS('display', 'grid')
})

test('in flight mode any other page gives way to the list of stories on the device, which says so', async ({
  page,
  site,
}) => {
  await page.goto(site.home + storyPath('de'))
  await page.getByRole('button', { name: 'Offline speichern' }).click()
  await expect(page.getByRole('button', { name: 'Von diesem Gerät entfernen' })).toBeVisible()
  await site.flightMode()
  await page.goto(`${site.home}/de/archive/`)
  await expect(page).toHaveURL(`${site.home}/de/offline/#missed`)
  await expect(page.getByText(messagesFor('de').offlineMissed)).toBeVisible()
  await page.getByRole('main').getByRole('listitem').getByRole('link').click()
  await expect(page).toHaveURL(site.home + storyPath('de'))
})

test('the list tells of each story when it appeared, how long it is and how large, and removes it', async ({
  page,
  site,
}) => {
  const { removeOffline, removedOffline, nothingOffline, offlineMissed, opinionViews } = messagesFor('en')
  await page.goto(site.home + storyPath('en'))
  const minutes = await page
    .getByText(/^\d+ min/)
    .first()
    .textContent()
  await keep(page)
  await site.flightMode()
  await page.goto(`${site.home}/en/offline/`)
  await expect(page.getByText(offlineMissed)).toBeHidden()
  const story = page.getByRole('main').getByRole('listitem')
  await expect(story).toContainText(minutes ?? 'minutes')
  await expect(story).toContainText(/\d kB/)
  await expect(story).not.toContainText(opinionViews) // the story is an opinion
  await story.getByRole('button', { name: removeOffline }).click()
  await expect(page.getByText(nothingOffline)).toBeVisible()
  await expect(page.getByText(removedOffline)).toBeVisible()
  expect(await onDevice(page)).toEqual({ stories: 0, workers: 0 })
})

test('the list says what the date of a story is', async ({ page, site }) => {
  site.publish('pictures')
  await page.goto(`${site.home}/en/pictures/`)
  await keep(page)
  await page.goto(`${site.home}/en/offline/`)
  await expect(page.getByRole('main').getByRole('listitem')).toContainText(/Published March 1, 2025 · \d/)
})

test('in flight mode a picture shows in the width that is on the device, whatever width is asked for', async ({
  page,
  site,
}) => {
  await page.goto(site.home + storyPath('en'))
  await keep(page)
  await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((one) => one.includes('"kind":"kept"'))
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>'
    const picture = new Response(svg, { headers: { 'content-type': 'image/svg+xml' } })
    await (await caches.open(name)).put('/news/assets/ship-640.0123456789ab.webp', picture)
  })
  await site.flightMode()
  await page.goto(site.home + storyPath('en'))
  const widthOf = (name: string) =>
    page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const image = new Image()
          image.onload = () => resolve(image.naturalWidth)
          image.onerror = () => resolve(0)
          image.src = src
        }),
      `/news/assets/${name}`,
    )
  expect(await widthOf('ship-1280.0123456789ab.avif')).toBe(7)
  expect(await widthOf('ship-1280.ba9876543210.avif')).toBe(0)
})

test('nothing is stored and no worker runs unless a reader asks for it or allows it', async ({ page, site }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(site.home + storyPath('en'))
  await page.locator('.consent [value=decline]').click()
  await page.reload({ waitUntil: 'networkidle' })
  expect(await onDevice(page)).toEqual({ stories: 0, workers: 0 })
  expect(asked.filter((url) => url.endsWith('sw.js'))).toEqual([])
})

test('what was kept can be removed; with the last story the worker goes', async ({ page, site }) => {
  await page.goto(site.home + storyPath('en'))
  await keep(page)
  await page.getByRole('button', { name: 'Remove from this device' }).click()
  await expect(page.getByRole('button', { name: 'Save for offline reading' })).toBeVisible()
  await expect.poll(() => onDevice(page)).toEqual({ stories: 0, workers: 0 })
  await keep(page)
  expect(await onDevice(page), 'kept once more, by a new worker').toEqual({ stories: 1, workers: 1 })
})

test('who withdraws consent withdraws it for all that is stored', async ({ page, site }) => {
  await page.goto(site.home + storyPath('en'))
  await page.locator('.consent [value=accept]').click()
  await expect.poll(() => onDevice(page)).toEqual({ stories: 1, workers: 1 })
  await keep(page)
  expect(await onDevice(page), 'the copy that is kept replaces the one that was read').toEqual({
    stories: 1,
    workers: 1,
  })
  await page.getByRole('button', { name: 'Withdraw consent' }).click()
  await expect.poll(() => onDevice(page)).toEqual({ stories: 0, workers: 0 })
})

test('online a page comes from the server, however old the one on the device', async ({ page, site }) => {
  await page.goto(site.home + storyPath('en'))
  await keep(page)
  site.publish('partial') // the story is in eleven languages there
  await page.goto(site.home + storyPath('en'))
  await expect(page.getByRole('main').getByRole('button', { name: 'Languages: 11' })).toBeVisible()
})

test('where offline reading is switched off, the worker leaves and takes everything along', async ({ page, site }) => {
  await page.goto(site.home + storyPath('en'))
  await keep(page)
  site.publish('unkept')
  await page.goto(site.home + storyPath('en'))
  // A browser looks for a newer worker by itself, some time after a visit.
  await expect.poll(() => onDevice(page), { timeout: 30_000 }).toEqual({ stories: 0, workers: 0 })
  await page.goto(site.home + storyPath('en'))
  await expect(page.getByRole('button', { name: 'Save for offline reading' })).toHaveCount(0)
  expect(await onDevice(page)).toEqual({ stories: 0, workers: 0 })
})

async function expectPicture(page: Page): Promise<void> {
  const width = () =>
    page
      .locator('main img')
      .first()
      .evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(width).toBeGreaterThan(0)
}
