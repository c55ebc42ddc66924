import { registerHooks } from 'node:module'

/** Makes a package, which the variable REFUSED names, behave as if it were not installed. */
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    if (found.url.includes(`/node_modules/${process.env.REFUSED}/`))
      throw new Error(`Cannot find package '${process.env.REFUSED}'`)
    return found
  },
})
