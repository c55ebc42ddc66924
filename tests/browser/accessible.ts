import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules whose outcome depends on colours: all that can change between light and dark. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** The widths of a wide window, in whose colours each theme is examined, and of a narrow one, which has the same. */
const WIDTHS = [
  [1440, ['light', 'dark', 'sepia']],
  [320, ['light']],
] as const

/** So high that the cookie notice covers no text, which axe could not judge then. */
export const HEIGHT = 4000

declare global {
  interface Window {
    /** What `AxeBuilder` leaves in a page. */
    readonly axe: { run(options: object): Promise<Awaited<ReturnType<AxeBuilder['analyze']>>> }
  }
}

/** Expects that axe finds nothing on a page, in themes of which the first is examined by all rules. */
export async function expectAccessible(
  page: Page,
  themes: readonly ('light' | 'dark' | 'sepia')[] = ['light', 'dark'],
): Promise<void> {
  for (const [index, theme] of themes.entries()) {
    const root = page.locator(':root')
    if (theme === 'sepia') await root.evaluate((element) => element.setAttribute('data-theme', 'sepia'))
    else await page.emulateMedia({ colorScheme: theme })
    expect(await (index === 0 ? findings(page) : findingsOfColours(page)), `${page.url()} in ${theme}`).toEqual([])
    if (theme === 'sepia') await root.evaluate((element) => element.removeAttribute('data-theme'))
  }
}

/** Expects the same in a wide window and in a narrow one. */
export async function expectAccessibleInAllWidths(page: Page): Promise<void> {
  for (const [width, themes] of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    await expectAccessible(page, themes)
  }
}

type Results = Pick<Awaited<ReturnType<AxeBuilder['analyze']>>, 'violations' | 'passes'>

/** What axe finds wrong, a line for each place. */
async function findings(page: Page): Promise<string[]> {
  // Without frames there is no need of axe’s second page.
  return inLines(await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze())
}

/** The same of the rules about colours alone. To load axe into the page again would take as long as they do. */
async function findingsOfColours(page: Page): Promise<string[]> {
  return inLines(await page.evaluate((values) => window.axe.run({ runOnly: { type: 'rule', values } }), COLOURS))
}

function inLines({ violations, passes }: Results): string[] {
  expect(passes.length).toBeGreaterThan(0)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}
