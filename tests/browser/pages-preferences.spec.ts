import { expect, storyPath, test } from './test.ts'
import { writtenPages } from './written.ts'

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('every page is there, in the colours of the system', async ({ page }) => {
    for (const { address, title } of writtenPages('en')) {
      await page.goto(address)
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
      const heading = page.getByRole('heading', { level: 1 })
      await expect(heading).toHaveText(title)
      const [text, ground] = await heading.evaluate((element) => {
        const probe = document.createElement('p')
        document.body.append(probe)
        const system = getComputedStyle(probe).color
        probe.remove()
        return [getComputedStyle(element).color, system]
      })
      expect(text).toBe(ground)
    }
  })

  test('buttons keep an edge, and what is current or marked keeps its pennant', async ({ page }) => {
    await page.goto(storyPath('en'))
    for (const button of await page.locator('.consent .btn').all()) {
      await expect(button).toHaveCSS('border-top-style', 'solid')
    }
    const current = page.getByRole('contentinfo').locator('[aria-current]')
    const [pennant, paper] = await current.evaluate((element) => [
      getComputedStyle(element, '::before').backgroundColor,
      getComputedStyle(document.documentElement).backgroundColor,
    ])
    expect(pennant).not.toBe(paper)
  })

  test('on a phone the signs of search and Listen are drawn, and the bar that comes back has the paper of the system', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(storyPath('en'))
    const text = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)
    const paper = await page.locator(':root').evaluate((html) => getComputedStyle(html).backgroundColor)
    const sign = (part: string, at = '::after') =>
      page.locator(part).evaluate((one, pseudo) => ({ ...getComputedStyle(one, pseudo) }), at)
    const [glass, triangle] = [await sign('.bar > .glass'), await sign('.bar .play', '::before')]
    expect(glass.backgroundImage).toContain(text)
    expect(triangle.backgroundColor).toBe(text)
    const bar = page.locator('.bar')
    await bar.evaluate((one) => one.classList.add('up'))
    expect(await bar.evaluate((one) => getComputedStyle(one).borderImageSource)).toContain(paper)
    await page.locator('reader-settings > button').click()
    const tick = await sign('#reader .size label:has(:checked)')
    expect(tick.forcedColorAdjust).toBe('none')
    expect(tick.color).toBe(text)
  })

  test('the choices of the settings have edges, and the focus shows on the chosen one', async ({ page }) => {
    await page.goto(storyPath('en'))
    await page.locator('reader-settings > button').click()
    const chosen = page.locator('#reader label:has(:checked)').first()
    await expect(page.locator('#reader label').first()).toHaveCSS('border-top-width', '1px')
    await expect(chosen).toHaveCSS('border-top-width', '3px')
    await expect(chosen).toHaveCSS('outline-style', 'none')
    await page.keyboard.press('Tab')
    while (!(await chosen.locator('input').evaluate((input) => input === document.activeElement))) {
      await page.keyboard.press('Tab')
    }
    await expect(chosen).toHaveCSS('outline-style', 'solid')
  })
})

test.describe('with more contrast', () => {
  test.use({ contextOptions: { contrast: 'more' } })

  test('text has the colour of the ink in every theme, and controls have edges of 2 px', async ({ page }) => {
    await page.goto('/en/search/')
    for (const theme of ['light', 'dark', 'sepia']) {
      const ink = await page.locator(':root').evaluate((html, value) => {
        html.setAttribute('data-theme', value)
        return getComputedStyle(html).color
      }, theme)
      await expect(page.locator('.consent > :first-child')).toHaveCSS('color', ink)
      await expect(page.locator('#reader legend').first()).toHaveCSS('color', ink)
    }
    for (const control of ['main input[type=search]', '.consent .btn']) {
      await expect(page.locator(control).first()).toHaveCSS('border-top-width', '2px')
    }
    await expect(page.locator('#reader fieldset > div').first()).toHaveCSS('padding-top', '2px')
  })
})

for (const [preference, moves] of [
  ['reduce', false],
  ['no-preference', true],
] as const) {
  test(`where motion is set to ${preference}, the choice of language ${moves ? 'glides in' : 'is there at once'}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: preference })
    await page.goto(storyPath('en'))
    const moving = await page.locator('*').evaluateAll(
      (all) =>
        all.filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          return /[1-9]/.test(transitionDuration + animationDuration)
        }).length,
    )
    expect(moving > 0).toBe(moves)
    await page.locator('language-picker > button').click()
    await expect(page.locator('#languages')).toHaveCSS('opacity', '1')
  })
}
