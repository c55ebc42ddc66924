import type { Packages } from '../../../../lib/library/package-of.ts'

/** Returns the first difference in numbers or units between a section and its translation. */
export type NumberDifference = Packages['lint']['numberDifference']

/** Loads the comparison of numbers. It is a file of its own, because the package that has it is another one. */
export async function loadLint(): Promise<NumberDifference> {
  const address = new URL('./lint.js', import.meta.url).href
  const { numberDifference }: Pick<Packages['lint'], 'numberDifference'> = await import(address)
  return numberDifference
}
