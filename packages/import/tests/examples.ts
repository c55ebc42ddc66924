import { astro } from '../../../docs/examples/importers/astro.ts'
import { docusaurus } from '../../../docs/examples/importers/docusaurus.ts'
import { drupal } from '../../../docs/examples/importers/drupal.ts'
import { eleventy } from '../../../docs/examples/importers/eleventy.ts'
import { feed } from '../../../docs/examples/importers/feed.ts'
import { ghost } from '../../../docs/examples/importers/ghost.ts'
import { html } from '../../../docs/examples/importers/html.ts'
import { zola } from '../../../docs/examples/importers/zola.ts'
import { configSchema } from '../../../lib/newsroom/define-config.ts'
import { customSystems } from '../custom-systems.ts'

const importers = { zola, docusaurus, astro, eleventy, ghost, drupal, html, feed }

/** The importers of docs/examples, as a newsroom has them that names them all. */
export const EXAMPLES = customSystems({ config: configSchema.parse({ importers }) })
