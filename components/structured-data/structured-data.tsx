import type { Graph } from 'schema-dts'
import { jsonForHtml } from '../../lib/syndication/metadata/json-for-html.ts'

/** Structured data about the page for machines (JSON-LD 1.1), which no browser runs. */
export function StructuredData({ graph }: { graph: Graph }) {
  return <script type="application/ld+json">{jsonForHtml(graph)}</script>
}
