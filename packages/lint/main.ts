import type { Packages } from '../../lib/library/package-of.ts'
import { formsOfTerm, glossarySchema, readGlossary } from './glossary.ts'
import { numberDifference, warningsAbout } from './in-browser.ts'
import { lintStory } from './lint-story.ts'

/** The checks of language, numbers and names. */
export const lintPackage: Packages['lint'] = {
  linterOf: (root, languages) => {
    const { glossary, problems } = readGlossary(root, languages)
    return { lint: (files, publication) => lintStory(files, publication, glossary), problems }
  },
  glossaryTerms: (root, from, to) =>
    new Map(readGlossary(root).glossary.flatMap((term) => formsOfTerm(term, from, to))),
  glossarySchema,
  numberDifference,
  warningsAbout,
}
