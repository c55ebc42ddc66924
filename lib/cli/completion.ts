import { COMMANDS } from './commands.ts'

/** The shells for which there is completion. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

/**
 * Returns the script that makes a shell complete `masthead`: first the commands, then the options of the typed command.
 */
export function completionFor(shell: (typeof SHELLS)[number]): string {
  const names = [...COMMANDS.map(({ name }) => name), 'completion', 'help']
  if (shell === 'fish') {
    const lines = COMMANDS.flatMap(({ name, summary, options }) => [
      `complete -c masthead -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
      ...options.map((option) => `complete -c masthead -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`),
    ])
    return ['complete -c masthead -f', ...lines].join('\n')
  }
  const cases = COMMANDS.map(({ name, options }) => `    ${name}) words=${quoted(options.join(' '))} ;;`)
  const start = shell === 'zsh' ? ['autoload -U +X bashcompinit && bashcompinit'] : []
  return [
    ...start,
    '_masthead() {',
    '  local words',
    `  case "\${COMP_WORDS[1]}" in`,
    ...cases,
    `    *) words=${quoted(names.join(' '))} ;;`,
    '  esac',
    `  [ "$COMP_CWORD" -eq 1 ] && words=${quoted(names.join(' '))}`,
    `  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))`,
    '}',
    'complete -F _masthead masthead',
  ].join('\n')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
