import { pagesOf } from '../shell/module'
import { startEnd } from '../shell/start'
import steps from './steps'
import PhoneFrame from '../parts/PhoneFrame.vue'

const ends = import.meta.glob('../../modules/*/web/resident.ts', { eager: true })
startEnd({ end: 'resident', pages: pagesOf(ends), frame: PhoneFrame, publicPages: ['/sign-in'], steps })
