import { type Packages, packageOf } from '../../lib/library/package-of.ts'
import { installCommand } from '../../lib/settings/installation.ts'

/** The checks of `@masthead/lint`: no translation is recorded whose numbers were not compared. */
export const { linterOf, glossaryTerms, numberDifference } = (await packageOf('lint')) ?? endWithoutLint()

function endWithoutLint(): Packages['lint'] {
  console.error(`Translations are compared by a package of its own. Install it: ${installCommand(['@masthead/lint'])}`)
  process.exit(1)
}
