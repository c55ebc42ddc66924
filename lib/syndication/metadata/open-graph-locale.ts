import { memoizeByTag } from '../../language/format.ts'

/**
 * Returns a language in the format of Open Graph, `pt_BR`. If the tag names no territory, it uses the likeliest one
 * (CLDR).
 */
export const openGraphLocale: (tag: string) => string = memoizeByTag((tag) => {
  const { language, region } = new Intl.Locale(tag).maximize()
  return region ? `${language}_${region}` : language
})
