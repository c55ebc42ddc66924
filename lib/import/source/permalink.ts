/** What a pattern of addresses may name. */
export interface PermalinkParts {
  /** The name in addresses. */
  readonly slug: string
  /** The file’s name. */
  readonly file: string
  readonly date: string | undefined
  readonly folders: readonly string[]
}

/** An address of the source from its pattern: `/:year/:month/:title/`, with the names that Hugo and Jekyll have. */
export function permalink(pattern: string, { slug, file, date = '', folders }: PermalinkParts): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? []
  const values: Readonly<Record<string, string>> = {
    year,
    short_year: year.slice(2),
    month,
    i_month: String(Number(month)),
    day,
    i_day: String(Number(day)),
    slug,
    title: slug,
    slugorfilename: slug,
    slugorcontentbasename: slug,
    filename: file,
    contentbasename: file,
    name: file,
    categories: folders.join('/'),
    section: folders[0] ?? '',
    sections: folders.join('/'),
    path: [...folders, file].join('/'),
    collection: folders[0] ?? '',
    output_ext: '.html',
  }
  const path = pattern.replaceAll(/:([a-z_]+)(?:\[[^\]]*\])?/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
  return `/${path}`.replaceAll(/\/{2,}/g, '/')
}
