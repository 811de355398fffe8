import { hangIn, pagesOf } from '../shell/module'
import { startEnd } from '../shell/start'
import steps from './steps'
import ResidentFrame from './ResidentFrame.vue'

const ends = import.meta.glob('../../modules/*/web/resident.ts', { eager: true })
hangIn(ends)
startEnd({ end: 'resident', pages: pagesOf(ends), frame: ResidentFrame, publicPages: ['/sign-in'], steps })
