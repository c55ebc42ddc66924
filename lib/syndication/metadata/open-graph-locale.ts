import { memoizeByTag } from '../../language/memoize-by-tag.ts'

/** A language as Open Graph writes it, `pt_BR`: where its tag names no territory, with the likeliest (CLDR). */
export const openGraphLocale: (tag: string) => string = memoizeByTag((tag) => {
  const { language, region } = new Intl.Locale(tag).maximize()
  return region ? `${language}_${region}` : language
})
