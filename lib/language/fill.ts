/** Fills values into a message: each `#` is replaced by one value, in order. */
export function fill(message: string, ...values: readonly string[]): string {
  return message
    .split('#')
    .map((text, index) => text + (values[index] ?? ''))
    .join('')
}

/** Returns the separator of a message such as `#, #`: the text after its first `#`. */
export function between(message: string): string {
  return message.split('#')[1] ?? ''
}
