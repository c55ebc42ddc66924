/**
 * JSON that may stand in a script element: nothing in it ends the element or begins a comment (HTML, “Restrictions for
 * contents of script elements”), nor looks like markup to the press, which tidies pages without parsing them.
 */
export function jsonForHtml(data: object): string {
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(data).replaceAll(/[<>&=]/g, code)
}
