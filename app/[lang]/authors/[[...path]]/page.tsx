import { listRoute } from '../../list-page.tsx'

const route = listRoute('authors')

export const { generateStaticParams, generateMetadata } = route

export default route.page
