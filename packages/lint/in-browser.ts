import type { Packages } from '../../lib/library/package-of.ts'
import { numberProblems } from './number-problems.ts'

/** Returns the first difference in numbers or units between a text and its translation. The desk loads it, too. */
export const numberDifference: Packages['lint']['numberDifference'] = (texts) => numberProblems(texts)[0]?.message
