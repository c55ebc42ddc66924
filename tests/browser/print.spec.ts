import { expect, origin, storyPath, test, WRITINGS } from './test.ts'

for (const lang of WRITINGS) {
  test(`on paper the story in ${lang} is its text, its licence and its hotline, without the tools of a screen`, async ({
    page,
  }) => {
    await page.goto(storyPath(lang))
    await expect(page.locator('.consent')).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    const tools = page.locator('.skip, cookie-consent > *:not([role=status]), language-picker, consent-controls, nav')
    await expect(tools.filter({ visible: true })).toHaveCount(0)
    await expect(page.getByRole('button')).toHaveCount(0)
    const text = page.locator('h1, .deck, .translated, [data-section], figure img, figcaption')
    await expect(text.filter({ visible: false })).toHaveCount(0)
    expect(await text.count()).toBeGreaterThan(16)
    const footer = page.getByRole('contentinfo')
    await expect(footer.getByText('互联网新闻信息许可证10120180008', { exact: true })).toBeVisible()
    await expect(footer.getByRole('link', { name: '010-85061466' })).toBeVisible()
  })
}

test('on paper text is black on white, whatever the screen was', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const theme of ['', 'dark', 'sepia']) {
      await page.goto(storyPath('en'))
      await page.locator('html').evaluate((html, value) => html.setAttribute('data-theme', value), theme)
      await page.emulateMedia({ media: 'print', colorScheme })
      const what = `${theme} in ${colorScheme}`
      await expect(page.locator('html'), what).toHaveCSS('background-color', 'rgb(255, 255, 255)')
      for (const text of ['h1', '.prose p', '.kicker']) {
        await expect(page.locator(text).first(), `${text} of ${what}`).toHaveCSS('color', 'rgb(0, 0, 0)')
      }
    }
  }
})

test('on paper the name is at the top, although the reader is in the middle of the story', async ({ page }) => {
  await page.goto(storyPath('en'))
  await page.locator('.bar').evaluate((bar) => bar.classList.add('up')) // as after a step back
  await page.locator('#p4').scrollIntoViewIfNeeded()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.bar')).not.toHaveCSS('position', 'sticky')
})

for (const lang of ['en', 'ar']) {
  test(`on paper neither the date nor the numbers of the front page in ${lang} are over its name`, async ({ page }) => {
    await page.setViewportSize({ width: 643, height: 900 }) // A4 within its margins
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${origin('newsroom')}/${lang}/`)
    const [name, ...ears] = await page.locator('.ears > h1, .ears > p').evaluateAll((all) =>
      [...all.filter((one) => one.matches('h1')), ...all.filter((one) => one.matches('p'))].map((one) => {
        const range = document.createRange()
        range.selectNodeContents(one)
        const { left, right } = range.getBoundingClientRect()
        return { left, right }
      }),
    )
    expect(ears).toHaveLength(2)
    for (const ear of ears) {
      expect(ear.right <= (name?.left ?? Number.NaN) || ear.left >= (name?.right ?? Number.NaN)).toBe(true)
    }
  })
}

test('on paper a sound is its name, not a player', async ({ page }) => {
  await page.goto(`${origin('pictures')}/en/pictures/`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('audio')).toBeHidden()
  const said = page.locator('[data-section]:has(audio)').evaluate((one) => getComputedStyle(one, '::before').content)
  expect(await said).toContain('The wind on the hills')
})

test('the story fits three sheets of A4 with its two charts, whose letters are no larger than the text’s', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  await page.setViewportSize({ width: 643, height: 900 }) // A4 within its margins
  await page.emulateMedia({ media: 'print' })
  const text = await page.locator('#p1').evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
  for (const chart of await page.locator('.chart > svg').all()) {
    const letters = await chart.evaluate((svg: SVGSVGElement) => {
      return Number.parseFloat(getComputedStyle(svg).fontSize) * (svg.getScreenCTM()?.a ?? Number.NaN)
    })
    expect(letters).toBeLessThanOrEqual(text)
  }
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(3)
})
