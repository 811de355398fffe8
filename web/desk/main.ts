import '../styles/print.css'
import { pagesOf } from '../shell/module'
import { startEnd } from '../shell/start'
import steps from './steps'
import DeskFrame from '../parts/DeskFrame.vue'

const ends = import.meta.glob('../../modules/*/web/desk.ts', { eager: true })
startEnd({ end: 'desk', pages: pagesOf(ends), frame: DeskFrame, publicPages: ['/sign-in', '/welcome/:token'], steps })
