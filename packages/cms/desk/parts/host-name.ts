/** Returns the name of a Git host as people know it: github.com for `https://api.github.com`. */
export function hostName({ api }: { readonly api: string }): string {
  return new URL(api).host.replace(/^api\./, '')
}
