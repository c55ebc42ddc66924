import { listRoute } from '../../list-page.tsx'

const route = listRoute('archive')

export const { generateStaticParams, generateMetadata } = route

export default route.page
