/** The Unicode line breaking algorithm (UAX 14); the package brings no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string)
    /** The next place at which a line may or must end; null after the last. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null
  }
}
