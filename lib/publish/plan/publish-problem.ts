/** A reason why a site cannot be published, for the person who publishes it. What readers see is whole. */
export class PublishProblem extends Error {
  /** The way to fix it. */
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
