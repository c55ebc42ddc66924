import { existsSync } from 'node:fs'
import path from 'node:path'
import { suggest } from '../problem/did-you-mean.ts'
import { storyAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { foldersOf } from '../story/read/read-folder.ts'
import { usageError } from './arguments.ts'

/**
 * Returns the address of a story or page by the name of its folder, in the given language. Without one it takes the
 * publication's default language, or else any language that the story has. If there is no such story or text, it ends
 * the process; for a wrong name it prints the most similar one.
 * @param root the content folder
 */
export function addressOfNamed(
  root: string,
  publication: Publication | undefined,
  name: string,
  language: string | undefined,
): string {
  const folders = (['stories', 'pages'] as const).flatMap((shelf) =>
    foldersOf(root, shelf).names.map((slug) => ({ slug, folder: path.join(root, shelf, slug) })),
  )
  const found = folders.find(({ slug }) => slug === name)
  if (!found)
    usageError(
      `There is no story “${name}”. ${suggest(
        name,
        folders.map(({ slug }) => slug),
      )}`,
    )
  const languages = publication?.languages.map(({ tag }) => tag) ?? []
  const written = languages.filter((tag) => existsSync(path.join(found.folder, `${tag}.md`)))
  const usual = written.find((tag) => tag === publication?.defaultLanguage) ?? written[0]
  const lang = language ?? usual ?? usageError(`There is no text in ${found.folder} yet.`)
  if (!written.includes(lang)) usageError(`“${name}” is not written in “${lang}”. It is in ${written.join(', ')}.`)
  return storyAddress(lang, name)
}
