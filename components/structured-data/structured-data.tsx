import type { Graph } from 'schema-dts'
import { jsonForHtml } from '../../lib/syndication/metadata/json-for-html.ts'

/** What a page tells machines about itself (JSON-LD 1.1): data, which no browser runs. */
export function StructuredData({ graph }: { graph: Graph }) {
  return <script type="application/ld+json">{jsonForHtml(graph)}</script>
}
