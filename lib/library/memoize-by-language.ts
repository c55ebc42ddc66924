import type { Library } from './library.ts'

/**
 * Caches a function's result for each library and language, as long as the library is in use. The pages of one build
 * ask for the same results many times.
 */
export function memoizeByLanguage<Result>(
  make: (library: Library, lang: string) => Result,
): (library: Library, lang: string) => Result {
  const known = new WeakMap<Library, Map<string, Result>>()
  return (library, lang) => {
    const results = known.get(library) ?? new Map<string, Result>()
    known.set(library, results)
    const result = results.get(lang) ?? make(library, lang)
    results.set(lang, result)
    return result
  }
}
