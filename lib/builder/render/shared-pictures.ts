import { type Picture, variantsOf } from '../../picture/picture.ts'
import type { Remembered } from '../../store/content-cache.ts'
import { picturesOfStory } from '../../story/kinds/kinds.ts'
import type { Story } from '../../story/types/story.ts'
import type { BuildRun } from './build-run.ts'

/**
 * The photographs of the stories that a build renders. The names of their files contain a digest of their bytes, so a
 * photograph that several stories show is encoded for one of them, and the others wait for it.
 */
export class SharedPictures {
  readonly #rows: PictureRows
  /** The rendering that makes a file, by the file’s name. */
  readonly #making = new Map<string, Promise<void>>()

  constructor(rows: PictureRows) {
    this.#rows = rows
  }

  /**
   * Renders a story as soon as no other story is making a file of its photographs.
   * @param before what is remembered of the story itself
   * @param render called with that, and with what other stories have made; it writes its result to the database
   */
  async render(
    story: Story | undefined,
    before: readonly Remembered[],
    render: (remembered: readonly Remembered[]) => Promise<void>,
  ): Promise<void> {
    const known = new Set(before.map(({ name }) => name))
    const names = pictureFiles(story ? picturesOfStory(story) : []).filter((name) => !known.has(name))
    const others = names.flatMap((name) => this.#making.get(name) ?? [])
    const own = names.filter((name) => !this.#making.has(name))
    const work = Promise.allSettled(others).then(() => render([...before, ...madeByStories(this.#rows, names)]))
    for (const name of own) this.#making.set(name, work)
    try {
      await work
    } finally {
      for (const name of own) this.#making.delete(name)
    }
  }
}

/** The tables that know what was made of the photographs of stories. */
type PictureRows = Pick<BuildRun, 'rows' | 'outputs'>

/** Returns the names in the site of all files of some photographs. */
export function pictureFiles(pictures: readonly Picture[]): string[] {
  return [...new Set(pictures.flatMap(variantsOf).map(({ name }) => `assets/${name}`))]
}

/** Returns what the stories of the database remember of files of photographs, by the names of the files. */
export function madeByStories({ rows, outputs }: PictureRows, names: readonly string[]): Remembered[] {
  const wanted = new Set(names)
  const slugs = new Set(names.flatMap((name) => outputs.storyWith(name) ?? []))
  return [...slugs].flatMap((slug) => rows.output(slug)?.remembered ?? []).filter(({ name }) => wanted.has(name))
}
