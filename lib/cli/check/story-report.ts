import path from 'node:path'
import { folderDigest } from '../../cache/folder-digest.ts'
import { lintStory } from '../../lint/lint-story.ts'
import type { Publication } from '../../publication/publication.ts'
import { type LoadedStory, parseStoryFiles, toLoadedStory } from '../../story/translations/load-story.ts'
import { originalOf } from '../../story/translations/original-of.ts'
import type { Story } from '../../story/types/story.ts'
import { type EditionState, editionState } from '../translate/edition-state.ts'

/** What the desk must know of one story: it follows from the story's own files, the publication and the code. */
export interface StoryReport {
  /** Of the story's folder. */
  readonly digest: string
  /** Its work has no text: nothing of another story depends on that. */
  readonly reading: LoadedStory
  /** How each language of the publication stands. */
  readonly states: Readonly<Record<string, EditionState>>
}

/** Reads one story, and what an editor would say of it. */
export function storyReport(root: string, slug: string, publication: Publication | undefined): StoryReport {
  // Before it is read: what changes meanwhile differs from the digest, and is read again the next time.
  const digest = digestOf(root, slug)
  const folder = parseStoryFiles(root, 'stories', slug, publication)
  const { story, ...reading } = toLoadedStory(folder, publication, lintStory)
  const original = originalOf(folder.manuscripts)
  const states = publication?.languages.map(({ tag }) => {
    const manuscript = folder.manuscripts.find(({ lang }) => lang === tag)
    return [tag, editionState(manuscript, original)] as const
  })
  return { digest, reading: { ...reading, story: story && outline(story) }, states: Object.fromEntries(states ?? []) }
}

/** The digest of a story's folder as it is now. */
export function digestOf(root: string, slug: string): string {
  return folderDigest(path.join(root, 'stories', slug))
}

function outline(story: Story): Story {
  const editions = [...story.editions].map(
    ([lang, edition]) => [lang, { ...edition, description: '', cover: undefined, sections: [] }] as const,
  )
  return { ...story, editions: new Map(editions) }
}
