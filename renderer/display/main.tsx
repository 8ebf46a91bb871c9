import { createRoot } from 'react-dom/client'
import { createClient } from '../../shared/client.ts'
import { openBridge } from '../bridge.ts'
import { createWindowStore } from '../store.ts'
import { codeScreen } from './code-screen.ts'
import { Display } from './Display.tsx'
import './display.css'
import { guardScreen, hideCursor, keepAwake } from './kiosk.ts'

const bridge = openBridge('display')
const { store } = createWindowStore(bridge, {})
guardScreen()
hideCursor()
keepAwake()

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Display store={store} call={createClient(bridge)} screen={codeScreen} />)
