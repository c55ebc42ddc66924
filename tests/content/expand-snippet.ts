/** What stands for the variables of VS Code: the second of January 2026, in central Europe. */
const VARIABLES: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2026',
  CURRENT_MONTH: '01',
  CURRENT_DATE: '02',
  CURRENT_TIMEZONE_OFFSET: '+01:00',
}

/**
 * What a snippet of VS Code writes if nobody fills in its places, once for each choice that it offers.
 * @throws if it names a variable that is not known
 */
export function expandSnippet(body: readonly string[]): string[] {
  const text = body.join('\n')
  const choices = /\$\{\d+\|([^|]*)\|\}/.exec(text)?.[1]?.split(',') ?? ['']
  return choices.map((choice) =>
    text
      .replace(/\$\{\d+\|[^|]*\|\}/, choice)
      .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
      .replaceAll(/\$\{?\d\}?/g, '')
      .replaceAll(/\$(?:\{([A-Z_]+)\}|([A-Z_]+))/g, (_, braced, bare) => variable(braced ?? bare)),
  )
}

function variable(name: string): string {
  const value = VARIABLES[name]
  if (value === undefined) throw new Error(`VS Code has no variable ${name}, or this test does not know it.`)
  return value
}
