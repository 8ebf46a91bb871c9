import { createRoot } from 'react-dom/client'
import { createClient } from '../../shared/client.ts'
import { openBridge } from '../bridge.ts'
import { createWindowStore } from '../store.ts'
import '../ui/base.css'
import { Desk } from './Desk.tsx'
import { initialUi } from './desk-state.ts'

const bridge = openBridge('operator')
const { store } = createWindowStore(bridge, initialUi)
bridge.onConnection?.(isConnected => store.getState().change({ disconnected: !isConnected }))
const root = document.getElementById('root')
if (root) createRoot(root).render(<Desk store={store} client={createClient(bridge)} />)
