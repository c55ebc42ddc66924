import { appendFileSync, cpSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'

/** A change of a newsroom, which the bench measures. */
export interface Change {
  readonly name: string
  /** Whether the build gets a list of the changed files. */
  readonly isListed: boolean
  /** Makes the change in a content folder. Returns the changed files, which are in the folder. */
  readonly make: (content: string) => readonly string[]
}

/** The changes, in the order in which they are made. */
export const CHANGES: readonly Change[] = [
  { name: 'nothing changed', isListed: false, make: () => [] },
  { name: 'one text', isListed: false, make: (content) => addLine(storyAt(content, 0.5)) },
  { name: 'one text, listed', isListed: true, make: (content) => addLine(storyAt(content, 0.3)) },
  { name: 'another text, listed', isListed: true, make: (content) => addLine(storyAt(content, 0.7)) },
  { name: 'one headline, listed', isListed: true, make: (content) => addToTitle(storyAt(content, 0.4)) },
  { name: 'one new story, listed', isListed: true, make: addStory },
  { name: 'one tag renamed', isListed: false, make: renameTag },
  { name: 'site.yaml', isListed: false, make: renamePublication },
]

/** The files of a story in all its languages, at a place among all stories: 0.5 is the middle. */
function storyAt(content: string, place: number): string[] {
  const slugs = slugsIn(content)
  return filesOf(content, slugs[Math.floor(place * slugs.length)] ?? '')
}

function slugsIn(content: string): string[] {
  return readdirSync(path.join(content, 'stories')).sort()
}

function filesOf(content: string, slug: string): string[] {
  return globSync(`stories/${slug}/*.md`, { cwd: content }).map((file) => path.join(content, file))
}

function addLine(files: readonly string[]): readonly string[] {
  for (const file of files) appendFileSync(file, '\nOne line more.\n')
  return files
}

function addToTitle(files: readonly string[]): readonly string[] {
  for (const file of files) editFrontMatter(file, (front) => front.set('title', `${front.get('title')}, again`))
  return files
}

/** Copies a story and gives it the newest date. */
function addStory(content: string): readonly string[] {
  const [first = ''] = storyAt(content, 0.6)
  const folder = path.join(content, 'stories', `new-story-${Date.now()}`)
  cpSync(path.dirname(first), folder, { recursive: true })
  const files = globSync('*.md', { cwd: folder }).map((name) => path.join(folder, name))
  for (const file of files) {
    editFrontMatter(file, (front) => {
      front.set('title', `${front.get('title')}, a new story`)
      front.set('date', new Date().toISOString())
      front.delete('aliases')
    })
  }
  return files
}

/** Gives a tag another name in all stories that have it. */
function renameTag(content: string): readonly string[] {
  const tag = middleTag(content)
  const files = globSync('stories/*/*.md', { cwd: content }).map((name) => path.join(content, name))
  const tagged = files.filter(
    (name) => readFileSync(name, 'utf8').includes(tag) && tagsIn(frontMatter(name)).includes(tag),
  )
  for (const name of tagged) {
    editFrontMatter(name, (front) =>
      front.set(
        'tags',
        tagsIn(front).map((one) => (one === tag ? `${tag} renamed` : one)),
      ),
    )
  }
  return tagged
}

/**
 * Returns the first tag of the first story after the middle that has one; many stories of real archives have none.
 * @throws if no story after the middle has a tag
 */
function middleTag(content: string): string {
  const slugs = slugsIn(content)
  for (const slug of slugs.slice(Math.floor(slugs.length / 2))) {
    for (const file of filesOf(content, slug)) {
      const [tag] = tagsIn(frontMatter(file))
      if (tag) return tag
    }
  }
  throw new Error('No story after the middle has a tag.')
}

function renamePublication(content: string): readonly string[] {
  const file = path.join(content, 'site.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^name: .*$/m, '$& again'))
  return [file]
}

type FrontMatter = ReturnType<typeof parseDocument>

/** Front matter and text: between lines of three hyphens, and all after. */
const PARTS = /^---\n(.*?\n)---\n(.*)$/s

function frontMatter(file: string): FrontMatter {
  return parseDocument(PARTS.exec(readFileSync(file, 'utf8'))?.[1] ?? '')
}

function editFrontMatter(file: string, edit: (front: FrontMatter) => void): void {
  const front = frontMatter(file)
  edit(front)
  writeFileSync(file, `---\n${front}---\n${PARTS.exec(readFileSync(file, 'utf8'))?.[2] ?? ''}`)
}

function tagsIn(front: FrontMatter): string[] {
  const { tags } = Object(front.toJS())
  return Array.isArray(tags) ? tags.map(String) : []
}
