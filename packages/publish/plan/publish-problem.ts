/** A reason why a site cannot be published, for the person who publishes it. What readers see is whole. */
export class PublishProblem extends Error {
  /** The way to fix it. */
  readonly hint: string
  /** The option that allows it, if there is one. */
  readonly flag: 'adopt' | 'create' | undefined

  constructor(message: string, hint: string, flag?: 'adopt' | 'create') {
    super(message)
    this.hint = hint
    this.flag = flag
  }
}
