/**
 * The text of a file of the site.
 * @throws if it cannot be loaded
 */
export async function textAt(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(address)
  return response.text()
}
