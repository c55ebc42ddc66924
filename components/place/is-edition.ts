/** Whether a link leads to this story in another language: the last part of the path is the same, the rest differs. */
export function isEdition({ pathname, origin }: HTMLAnchorElement): boolean {
  const name = (path: string) => path.split('/').at(-2)
  return origin === location.origin && pathname !== location.pathname && name(pathname) === name(location.pathname)
}
