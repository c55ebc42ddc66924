import type { EntryForm } from '../../store/index-lines.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { IndexedStory, StoryOutput } from './render-context.ts'

/** The part of a story’s index entry that every build reads. */
type Head = Pick<IndexedStory, 'digest' | 'stamps' | 'related'> &
  Pick<LoadedStory, 'slug' | 'schedule' | 'shared' | 'problems'>

type Part = <Value>(number: number) => Value

/** The form of stories in the index. An edit leaves most parts of most stories unread. */
export const STORY_FORM: EntryForm<IndexedStory> = {
  write: ({ digest, stamps, related, reading, terms, files, placeholderColors, parts, problems }) => {
    const { slug, schedule, shared, problems: found, story, linked } = reading
    const head: Head = { digest, stamps, related, slug, schedule, ...(shared && { shared }), problems: found }
    return [head, story ?? null, linked, { files, placeholderColors, parts, problems }, terms]
  },
  read: (part) => new StoryInIndex(part),
}

/**
 * A story of the index. Each part is read when it is needed. What a build reads only to compare stories with each other is
 * not kept: that of a large archive would take hundreds of megabytes.
 */
class StoryInIndex implements IndexedStory {
  readonly digest: string
  readonly stamps: string | undefined
  readonly related: string
  readonly reading: ReadingInIndex
  readonly #part: Part
  #output: StoryOutput | undefined

  constructor(part: Part) {
    const head: Head = part(0)
    this.digest = head.digest
    this.stamps = head.stamps
    this.related = head.related
    this.reading = new ReadingInIndex(head, part)
    this.#part = part
  }

  get terms(): string {
    return this.#part(4)
  }

  get files(): StoryOutput['files'] {
    return this.#read().files
  }

  get placeholderColors(): StoryOutput['placeholderColors'] {
    return this.#read().placeholderColors
  }

  get parts(): StoryOutput['parts'] {
    return this.#read().parts
  }

  get problems(): StoryOutput['problems'] {
    return this.#read().problems
  }

  #read(): StoryOutput {
    this.#output ??= this.#part<StoryOutput>(3)
    return this.#output
  }
}

class ReadingInIndex implements LoadedStory {
  readonly slug: string
  readonly schedule: LoadedStory['schedule']
  readonly shared?: NonNullable<LoadedStory['shared']>
  readonly problems: LoadedStory['problems']
  readonly #part: Part
  #story: { readonly story: LoadedStory['story'] } | undefined

  constructor({ slug, schedule, shared, problems }: Head, part: Part) {
    this.slug = slug
    this.schedule = schedule
    if (shared) this.shared = shared
    this.problems = problems
    this.#part = part
  }

  get story(): LoadedStory['story'] {
    this.#story ??= { story: this.#part<LoadedStory['story'] | null>(1) ?? undefined }
    return this.#story.story
  }

  get linked(): LoadedStory['linked'] {
    return this.#part(2)
  }

  /** The reading as JSON.stringify writes it. */
  toJSON(): LoadedStory {
    const { slug, schedule, shared, problems, story, linked } = this
    return { slug, story, linked, schedule, ...(shared && { shared }), problems }
  }
}
