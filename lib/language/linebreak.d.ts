/** The Unicode line breaking algorithm (UAX 14). The package has no types of its own. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string)
    /** Returns the next position at which a line may or must end; null after the last. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null
  }
}
