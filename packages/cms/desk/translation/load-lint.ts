import type { Packages } from '../../../../lib/library/package-of.ts'

/** The checks of language, numbers and names that a browser can make. */
export type BrowserLint = Pick<Packages['lint'], 'numberDifference' | 'warningsAbout'>

/** Loads the checks. They are a file of their own, because the package that has them is another one. */
export async function loadLint(): Promise<BrowserLint> {
  return import(new URL('./lint.js', import.meta.url).href)
}
