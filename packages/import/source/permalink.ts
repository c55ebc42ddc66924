/** The values that an address pattern may contain. */
export interface PermalinkParts {
  /** The slug of the story. */
  readonly slug: string
  /** The name of the file. */
  readonly file: string
  readonly date: string | undefined
  readonly folders: readonly string[]
  /** The name of the collection; by default the first folder. */
  readonly collection?: string | undefined
}

/** Returns an address from its pattern, such as `/:year/:month/:title/`, with the names of Hugo and Jekyll. */
export function permalink(pattern: string, { slug, file, date = '', folders, collection }: PermalinkParts): string {
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
    collection: collection ?? folders[0] ?? '',
    output_ext: '.html',
  }
  const path = pattern.replaceAll(/:([a-z_]+)(?:\[[^\]]*\])?/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
  return `/${path}`.replaceAll(/\/{2,}/g, '/')
}
