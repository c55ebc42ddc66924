import { readArguments, usageError } from '../arguments.ts'
import { COMMANDS, NAMED_COMMANDS } from '../commands.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const

/**
 * `npx masthead completion bash|zsh|fish` prints the script that makes a shell complete `masthead`: first the commands,
 * then the options of the typed command.
 */
const { positionals } = readArguments(COMMANDS.completion)
const shell = SHELLS.find((known) => known === positionals[0]) ?? usageError(`Name a shell: ${SHELLS.join(', ')}.`)
console.log((shell === 'fish' ? fishLines() : bashLines(shell === 'zsh')).join('\n'))

function fishLines(): string[] {
  const lines = NAMED_COMMANDS.flatMap(({ name, summary, options }) => [
    `complete -c masthead -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...Object.keys(options).map(
      (option) => `complete -c masthead -n '__fish_seen_subcommand_from ${name}' -l ${option}`,
    ),
  ])
  return ['complete -c masthead -f', ...lines]
}

function bashLines(isZsh: boolean): string[] {
  const names = quoted([...NAMED_COMMANDS.map(({ name }) => name), 'help'].join(' '))
  const optionsOf = (command: (typeof NAMED_COMMANDS)[number]) =>
    Object.keys(command.options).map((option) => `--${option}`)
  return [
    ...(isZsh ? ['autoload -U +X bashcompinit && bashcompinit'] : []),
    '_masthead() {',
    '  local words',
    `  case "\${COMP_WORDS[1]}" in`,
    ...NAMED_COMMANDS.map((command) => `    ${command.name}) words=${quoted(optionsOf(command).join(' '))} ;;`),
    `    *) words=${names} ;;`,
    '  esac',
    `  [ "$COMP_CWORD" -eq 1 ] && words=${names}`,
    `  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))`,
    '}',
    'complete -F _masthead masthead',
  ]
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
