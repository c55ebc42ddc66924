/**
 * Returns JSON that is safe in a script element. Nothing in it ends the element or begins a comment (HTML,
 * “Restrictions for contents of script elements”). Nor does anything in it look like markup to the build, which edits
 * pages without parsing them.
 */
export function jsonForHtml(data: object): string {
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(data).replaceAll(/[<>&=]/g, code)
}
