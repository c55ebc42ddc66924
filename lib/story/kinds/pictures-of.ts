import type { AttachedFile } from '../../attachment/attachment.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Story } from '../types/story.ts'
import { figuresIn } from './kinds.ts'

/** All pictures on the pages of a site, without duplicates. */
export function picturesOf({
  stories,
  pages,
  portraits,
}: Readonly<Record<'stories' | 'pages', ReadonlyMap<string, Story>>> & {
  readonly portraits?: ReadonlyMap<string, Picture>
}): Picture[] {
  return unique([...[...stories.values(), ...pages.values()].flatMap(picturesOfStory), ...(portraits?.values() ?? [])])
}

/** All pictures that a story or page shows in any language, without duplicates. */
export function picturesOfStory({ editions }: Story): Picture[] {
  const shown = [...editions.values()].flatMap(({ cover, sections }) => [
    ...(cover ? [cover] : []),
    ...figuresIn(sections),
  ])
  return unique(shown.map(({ picture }) => picture))
}

/** Returns one of the files that the stories and pages of a site link to or play, by its name among the assets. */
export function attachmentNamed(
  { stories, pages }: Readonly<Record<'stories' | 'pages', ReadonlyMap<string, Story>>>,
  name: string,
): AttachedFile | undefined {
  return [...stories.values(), ...pages.values()].flatMap(filesOfStory).find(({ asset }) => asset === name)
}

/** All files that a story or page links to or plays in any language, without duplicates. */
export function filesOfStory({ editions }: Story): AttachedFile[] {
  const all = [...editions.values()].flatMap(({ files = [] }) => files)
  return [...new Map(all.map((file) => [file.asset, file])).values()]
}

/** Removes duplicates. A file used as a cover and in the text counts as two pictures: its widths differ. */
function unique(pictures: readonly Picture[]): Picture[] {
  return [...new Map(pictures.map((picture) => [`${picture.asset} ${picture.widths.join()}`, picture])).values()]
}
