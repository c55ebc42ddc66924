import { hash } from 'node:crypto'
import type { Credit, Picture } from '../../picture/picture.ts'
import { figuresIn, typesetSection } from '../kinds/kinds.ts'
import type { SectionTypesetter } from '../kinds/section-kind.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'

/**
 * Gives the photographs of a story the credit and the licence that their published files carry. All languages share
 * these files, so each picture has one credit: the first in the original, or else the first in a translation.
 * @param files the files of all languages, the original first
 */
export function creditPictures(files: readonly ParsedStoryFile[]): readonly ParsedStoryFile[] {
  const [original] = files
  const credits = new Map<string, Credit>()
  for (const file of files) {
    for (const { picture, credit, licence } of shownIn(file, file.picture ?? original?.picture)) {
      if ((credit || licence) && !credits.has(picture.path)) credits.set(picture.path, { credit, licence })
    }
  }
  if (credits.size === 0) return files
  const typesetter: SectionTypesetter = {
    text: (text) => text,
    maybe: (text) => text,
    inlines: (inlines) => inlines,
    picture: (picture) => withCredit(picture, credits.get(picture.path)),
    sections: (sections) => sections.map((section) => typesetSection(section, typesetter)),
  }
  return files.map((file) => ({
    ...file,
    picture: file.picture && typesetter.picture(file.picture),
    sections: typesetter.sections(file.sections),
  }))
}

function shownIn({ frontMatter, sections }: ParsedStoryFile, cover: Picture | undefined) {
  return [...(cover ? [{ ...frontMatter?.cover, picture: cover }] : []), ...figuresIn(sections)]
}

/** Returns a photograph with a credit. Its files get other names, because a file with the same name never changes. */
function withCredit(picture: Picture, stated: Credit | undefined): Picture {
  if (!stated || picture.widths.length === 0) return picture
  const asset = picture.asset.replace(/(?<=\.)[\da-f]{12}(?=\.\w+$)/, (digest) =>
    hash('sha256', JSON.stringify([digest, stated.credit, stated.licence])).slice(0, 12),
  )
  return { ...picture, asset, stated }
}
