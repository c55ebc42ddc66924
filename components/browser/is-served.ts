/**
 * Whether the page comes from a server. One from a disk has no cookies, whatever the browser says, and reads no other
 * page.
 */
export function isServed(): boolean {
  return location.protocol !== 'file:'
}
