import { type ListParams, listMetadata, listPage, listPaths } from '../../list-page.tsx'

export function generateStaticParams({ params }: { params: { lang: string } }) {
  return listPaths('topics', params.lang)
}

export function generateMetadata({ params }: { params: ListParams }) {
  return listMetadata('topics', params)
}

export default function TopicsPage({ params }: { params: ListParams }) {
  return listPage('topics', params)
}
