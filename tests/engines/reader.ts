import { expect } from '@playwright/test'
import type { Driver, Key } from './driver.ts'

/** A reader at a browser: goes where the site's pages are, presses what can be seen, and looks. */
export class Reader {
  readonly #driver: Driver
  readonly #origin: string

  /** @param origin where the site is served */
  constructor(driver: Driver, origin: string) {
    this.#driver = driver
    this.#origin = origin
  }

  /** Opens a page of the site, and waits until its script has run, if it may. */
  async open(address: string): Promise<void> {
    await this.until(() => document.readyState, 'complete') // Firefox complains of a script whose page is left
    await this.#driver.open(this.#origin + address)
    await this.arrive(address)
  }

  /** Waits until the page at an address has come, by whatever led there. */
  async arrive(address: string): Promise<void> {
    const here = () => {
      const isThere = document.readyState === 'complete' && !document.querySelector('cookie-consent:not(:defined)')
      const { pathname, search, hash } = location
      return isThere || !matchMedia('(scripting: enabled)').matches ? pathname + search + hash : ''
    }
    await this.until(here, address)
  }

  /** What a function of this file gives in the page, as JSON carries it. */
  async look<Argument, Result>(at: (argument: Argument) => Result, argument?: Argument): Promise<Result> {
    const expression = `(JSON.stringify((${at})(${JSON.stringify(argument ?? null)})) ?? 'null')`
    return JSON.parse(await this.#driver.evaluate(expression))
  }

  /** Waits until looking gives what is expected. Between two pages there is nothing to look at. */
  async until<Result>(at: () => Result, expected: Result): Promise<void> {
    await expect.poll(() => this.look(at).catch(String)).toEqual(expected)
  }

  /**
   * Presses what a selector chooses first among what can be seen, in its middle, as soon as that stands still and is
   * not covered.
   */
  async press(selector: string): Promise<void> {
    let place: Place | null = null
    const isStill = async () => {
      const before = place
      place = await this.look(middleOf, selector)
      return place !== null && place.x === before?.x && place.y === before.y
    }
    await expect.poll(isStill, `${selector} can be pressed`).toBe(true)
    const { x, y } = place ?? { x: 0, y: 0 }
    await this.#driver.click(x, y)
  }

  /** Presses a key. */
  key(key: Key): Promise<void> {
    return this.#driver.press(key)
  }

  /** Makes the window so wide and high, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.#driver.resize(width, height)
    await this.until(() => [innerWidth, innerHeight], [width, height])
  }

  /** Goes back one page. */
  async back(): Promise<void> {
    await this.look(() => void history.back())
  }

  /** The page on A4, as a PDF; undefined where the engine cannot be asked for it. */
  print(): Promise<Uint8Array | undefined> {
    return this.#driver.print()
  }

  /** What the window shows, as a PNG. */
  picture(): Promise<Uint8Array> {
    return this.#driver.picture()
  }

  /** What the engine complained of since the visit began. */
  complaints(): Promise<string> {
    return this.look(() => window.name)
  }
}

interface Place {
  readonly x: number
  readonly y: number
}

/** The middle of an element, brought into view; null if there is none, or another lies over it. */
function middleOf(selector: string): Place | null {
  const seen = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility({ visibilityProperty: true }))
  seen?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  const { left, top, width, height } = seen?.getBoundingClientRect() ?? new DOMRect()
  const place = { x: left + width / 2, y: top + height / 2 }
  return seen?.contains(document.elementFromPoint(place.x, place.y)) ? place : null
}
