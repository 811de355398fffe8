import { outboxPages } from '../outbox/pages'
import { startOutbox } from '../outbox/outbox'
import { alsoKeep } from '../outbox/shelf'
import { pagesOf } from '../shell/module'
import { startEnd } from '../shell/start'
import FieldFrame from './FieldFrame.vue'
import steps from './steps'

const ends = import.meta.glob('../../modules/*/web/field.ts', { eager: true })
const pages = [...pagesOf(ends), ...outboxPages]
alsoKeep(pages.map((page) => page.component))
void startOutbox().then(() => startEnd({ end: 'field', pages, frame: FieldFrame, publicPages: ['/sign-in'], steps }))
