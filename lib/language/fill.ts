/** A message with its values: each `#` is the place of one, in order. */
export function fill(message: string, ...values: readonly string[]): string {
  return message
    .split('#')
    .map((text, index) => text + (values[index] ?? ''))
    .join('')
}

/** What a language writes between two values of a message such as `#, #`. */
export function between(message: string): string {
  return message.split('#')[1] ?? ''
}
