import { textsOf } from '../../lib/library/texts-of.ts'
import { onceFor } from './once-for.ts'

/** Returns the texts of a file, which several checks read. */
export const textsFor = onceFor(textsOf)
