import type { Packages } from '../../lib/library/package-of.ts'
import { mailFiles } from './mail-edition.ts'

/** The mail edition. */
export const mailPackage: Packages['mail'] = { mailFiles }
