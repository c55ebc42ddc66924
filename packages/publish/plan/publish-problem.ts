import problems from './problems.json' with { type: 'json' }

/** A reason why a site cannot be published, for the person who publishes it. What readers see is whole. */
export class PublishProblem extends Error {
  /** The way to fix it. */
  readonly hint: string
  /** The option that allows it, if there is one. */
  readonly flag: Flag | undefined

  constructor(message: string, hint: string, flag?: Flag) {
    super(message)
    this.hint = hint
    this.flag = flag
  }
}

/**
 * Returns a problem with its texts from problems.json.
 * @param values the values of what is in braces in the texts: `{where}`
 */
export function publishProblem(
  name: keyof typeof problems,
  values: Readonly<Record<string, unknown>> = {},
  flag?: Flag,
): PublishProblem {
  const [message = '', hint = ''] = [problems[name].message, problems[name].hint].map((text) =>
    text.replaceAll(/\{(\w+)\}/g, (_, key) => String(values[key])),
  )
  return new PublishProblem(message, hint, flag)
}

type Flag = 'adopt' | 'create' | 'new-address'
