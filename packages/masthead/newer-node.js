// Each process and thread of the package begins with this: what Masthead uses and Node 20 lacks. Newer ones keep their
// own.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

Object.groupBy ??= (items, keyOf) =>
  Object.assign(Object.create(null), Object.fromEntries(Map.groupBy(items, (item, index) => `${keyOf(item, index)}`)))

Promise.withResolvers ??= () => {
  const made = {}
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}

URL.parse ??= (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null)
