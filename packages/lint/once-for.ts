/**
 * Returns a function that makes a value for each object once, and keeps it as long as the object is kept.
 * @example const textsFor = onceFor(textsOf)
 */
export function onceFor<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, { readonly value: Made }>()
  return (key) => {
    const known = made.get(key)
    if (known) return known.value
    const value = make(key)
    made.set(key, { value })
    return value
  }
}
