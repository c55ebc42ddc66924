import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const PACKAGE = 'vnu-jar@26.9.27'

/**
 * What the checker calls an error because its style checker is older than the property, each with where it is
 * specified. None of it is needed: a browser that does not know them either shows the same page without the movement,
 * and long words as large as others.
 */
const NOT_YET_KNOWN: readonly RegExp[] = [
  /^CSS: Unrecognized at-rule “@view-transition”/, // CSS View Transitions 2, section 2
  /^CSS: “view-transition-name”: Property “view-transition-name” doesn't exist/, // CSS View Transitions 1, section 2
  /^CSS: Unrecognized at-rule “@starting-style”/, // CSS Transitions 2, section 3.3
  /^CSS: “transition”: “allow-discrete” is not/, // CSS Transitions 2, section 2.5
  /^CSS: “container-type”: Property “container-type” doesn't exist/, // CSS Containment 3, container queries
  /^CSS: “scroll-target-group”: Property “scroll-target-group” doesn't exist/, // CSS Overflow 5, scroll markers
  /^CSS: Unknown pseudo-element or pseudo-class “:target-current”/, // CSS Overflow 5, scroll markers
  /^CSS: “vector-effect”: Property “vector-effect” doesn't exist/, // SVG 2, section 8.13
  /^CSS: “paint-order”: Property “paint-order” doesn't exist/, // SVG 2, section 13.8
  /^CSS: “(?:anchor-name|position-area|position-try-fallbacks)”: Property/, // CSS Anchor Positioning 1
  /^CSS: “top”: “anchor\(/, // CSS Anchor Positioning 1, section 4.1
  /^CSS: “min-width”: Invalid type: “100%, var\(/, // CSS Values 4, section 10.2: a variable in min()
  /^CSS: “text-emphasis-position”: “under” is not/, // CSS Text Decoration 4, section 3.4: `right` may be left out
]

/** The parse error that a place beside an anchor is to it: CSS Anchor Positioning 1, section 4.1. */
const ANCHORED = /^CSS: “inset-(?:block-start|inline)”: Parse Error/

/** The parse error that a container's unit is to it: CSS Containment 3, container relative lengths. */
const CONTAINER_UNIT = /min\(1em,[\d.]+cqi\)/

const report = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().optional(),
      lastLine: z.number().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
})

/**
 * The errors that the Nu HTML Checker finds in every page and SVG of these folders, in one run: `…/index.html:9
 * message`.
 * @throws where there is no Java, or the checker does not answer
 */
export function nuErrors(folders: readonly string[]): string[] {
  if (spawnSync('java', ['-version']).status !== 0) {
    throw new Error('The Nu HTML Checker needs Java 11 or newer; on Debian: apt-get install default-jre-headless')
  }
  const args = ['-Xss4m', '-jar', install(), '--format', 'json', '--skip-non-html', '--also-check-svg', '--errors-only']
  const { stderr, error } = spawnSync('java', [...args, ...folders], { encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (error) throw error
  return report
    .parse(JSON.parse(stderr))
    .messages.filter(({ message }) => !NOT_YET_KNOWN.some((pattern) => pattern.test(message)))
    .filter(({ message }) => !ANCHORED.test(message))
    .filter(
      ({ message, extract = '' }) =>
        !(message.startsWith('CSS: “font-size”: Parse Error') && CONTAINER_UNIT.test(extract)),
    )
    .map(({ url, lastLine, message, extract }) => `${url}:${lastLine} ${message} ${extract ?? ''}`)
}

/** Installs the checker apart from what Masthead is made with, and without its script, which would fetch a Java. */
function install(): string {
  const home = path.resolve('.cache/nu')
  const jar = path.join(home, 'node_modules/vnu-jar/build/dist/vnu.jar')
  if (!existsSync(jar)) {
    mkdirSync(home, { recursive: true })
    writeFileSync(path.join(home, 'package.json'), '{"private":true}\n')
    execFileSync('npm', ['install', '--ignore-scripts', '--no-save', PACKAGE], { cwd: home })
  }
  return jar
}
