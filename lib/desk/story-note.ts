import path from 'node:path'
import { folderDigest } from '../press/folder-digest.ts'
import { proofread } from '../proof/proofread.ts'
import type { Publication } from '../publication/publication.ts'
import { originalOf } from '../story/original-of.ts'
import { readManuscripts, toReading, type WorkReading } from '../story/read-work.ts'
import type { Work } from '../story/story.ts'
import { type EditionState, editionState } from './edition-state.ts'

/** What the desk must know of one story: it follows from the story's own files, the publication and the code. */
export interface StoryNote {
  /** Of the story's folder. */
  readonly digest: string
  /** Its work has no text: nothing of another story depends on that. */
  readonly reading: WorkReading
  /** How each language of the publication stands. */
  readonly states: Readonly<Record<string, EditionState>>
}

/** Reads one story, and what an editor would say of it. */
export function storyNote(root: string, slug: string, publication: Publication | undefined): StoryNote {
  // Before it is read: what changes meanwhile differs from the digest, and is read again the next time.
  const digest = digestOf(root, slug)
  const folder = readManuscripts(root, 'stories', slug, publication)
  const { work, ...reading } = toReading(folder, publication, proofread)
  const original = originalOf(folder.manuscripts)
  const states = publication?.languages.map(({ tag }) => {
    const manuscript = folder.manuscripts.find(({ lang }) => lang === tag)
    return [tag, editionState(manuscript, original)] as const
  })
  return { digest, reading: { ...reading, work: work && outline(work) }, states: Object.fromEntries(states ?? []) }
}

/** The digest of a story's folder as it is now. */
export function digestOf(root: string, slug: string): string {
  return folderDigest(path.join(root, 'stories', slug))
}

function outline(work: Work): Work {
  const editions = [...work.editions].map(
    ([lang, story]) => [lang, { ...story, description: '', cover: undefined, sections: [] }] as const,
  )
  return { ...work, editions: new Map(editions) }
}
