/** Returns an address from its pattern, such as `/:year/:month/:title/`, with the names of Hugo and Jekyll. */
export function permalink(pattern: string, { slug, file, date = '', folders, collection }: PermalinkParts): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? []
  const [section = ''] = folders
  const sections = folders.join('/')
  const values: Readonly<Record<string, string>> = {
    ...{ year, short_year: year.slice(2), month, i_month: String(Number(month)), day, i_day: String(Number(day)) },
    ...{ slug, title: slug, slugorfilename: slug, slugorcontentbasename: slug },
    ...{ name: file, filename: file, contentbasename: file, path: [...folders, file].join('/'), output_ext: '.html' },
    ...{ section, sections, categories: sections, collection: collection ?? section },
  }
  const path = pattern.replaceAll(/:([a-z_]+)(?:\[[^\]]*\])?/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
  return `/${path}`.replaceAll(/\/{2,}/g, '/')
}

/** The values that an address pattern may contain. */
interface PermalinkParts {
  readonly slug: string
  /** The name of the file. */
  readonly file: string
  readonly date: string | undefined
  readonly folders: readonly string[]
  /** The name of the collection; by default the first folder. */
  readonly collection?: string | undefined
}
