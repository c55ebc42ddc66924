/** A source that was written for the tests, and all that it holds. */
export interface Sample {
  readonly system: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** What a story or the list must have, by kind: sentences, files of pictures and attachments, dates, names, and so on. */
  readonly holds: Readonly<
    Record<
      'paragraphs' | 'pictures' | 'attachments' | 'dates' | 'authors' | 'tags' | 'anchors' | 'addresses',
      readonly string[]
    >
  >
  /** The stories and pages that it becomes. */
  readonly stories: readonly string[]
}
