import { BranchEditor } from './BranchEditor.tsx'
import { PicturesPage } from './PicturesPage.tsx'
import { PostersPage } from './PostersPage.tsx'
import { ServiceEditor } from './ServiceEditor.tsx'
import { ServiceListPage } from './ServiceListPage.tsx'
import { useServicesUi } from './use-services.ts'
import './services.css'

/** Branches, services and their codes. */
export function ServicesPage() {
  const route = useServicesUi(services => services.route)
  switch (route.kind) {
    case 'list':
      return <ServiceListPage />
    case 'branch':
      return <BranchEditor key={route.id} id={route.id} />
    case 'service':
      return <ServiceEditor key={route.id} id={route.id} />
    case 'posters':
      return <PostersPage />
    case 'pictures':
      return <PicturesPage />
    default:
      return route satisfies never
  }
}
